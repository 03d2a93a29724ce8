package dev.overlaylab.labs.workstation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells markers from output in what a terminal prints.
 *
 * <p>Only sequences that carry the expected nonce are markers; all others are output like everything else.
 */
final class MarkedOutput {
    private static final int LONGEST = 16 * 1024;
    private static final byte BELL = 7;

    private final InputStream input;
    private final byte[] buffer = new byte[32 * 1024];
    private int from;
    private int to;
    private byte[] opening = new byte[0];
    /** How much of the opening has been seen and held back. */
    private int matched;

    MarkedOutput(InputStream input) {
        this.input = input;
    }

    void expect(String nonce) {
        opening = ("\033]7717;" + nonce + ";").getBytes(StandardCharsets.US_ASCII);
        matched = 0;
    }

    /** Prints what comes until a marker comes; empty at the end of the stream. */
    Optional<Marker> next(Workstation.Screen screen) throws IOException {
        while (true) {
            int printed = from;
            while (from < to) {
                byte unit = buffer[from++];
                if (unit == opening[matched]) {
                    matched++;
                } else if (matched > 0) {
                    printed = release(screen, printed);
                    matched = unit == opening[0] ? 1 : 0;
                }
                if (matched == opening.length) {
                    print(screen, printed, from - opening.length);
                    matched = 0;
                    var marker = body(screen);
                    if (marker.isPresent()) {
                        return marker;
                    }
                    printed = from;
                }
            }
            print(screen, printed, to - matched);
            if (!fill()) {
                screen.print(opening, 0, matched);
                matched = 0;
                return Optional.empty();
            }
        }
    }

    /** What was held back turns out to be output: prints the part of it that came in an earlier buffer. */
    private int release(Workstation.Screen screen, int printed) {
        int earlier = matched - (from - 1 - printed);
        if (earlier > 0) {
            screen.print(opening, 0, earlier);
        }
        return printed;
    }

    private Optional<Marker> body(Workstation.Screen screen) throws IOException {
        var body = new ByteArrayOutputStream();
        while (body.size() < LONGEST) {
            if (from == to && !fill()) {
                break;
            }
            byte unit = buffer[from++];
            if (unit == BELL) {
                var marker = Marker.of(body.toString(StandardCharsets.US_ASCII));
                if (marker.isPresent()) {
                    return marker;
                }
                body.write(unit);
                break;
            }
            body.write(unit);
        }
        screen.print(opening, 0, opening.length);
        screen.print(body.toByteArray(), 0, body.size());
        return Optional.empty();
    }

    private void print(Workstation.Screen screen, int start, int end) {
        if (end > start) {
            screen.print(buffer, start, end - start);
        }
    }

    private boolean fill() throws IOException {
        from = 0;
        to = 0;
        int count = input.read(buffer);
        if (count < 0) {
            return false;
        }
        to = count;
        return true;
    }
}
