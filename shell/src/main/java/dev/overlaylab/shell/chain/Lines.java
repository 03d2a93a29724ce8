package dev.overlaylab.shell.chain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads whole lines, none of them longer than there may be. What comes after the last line's end is no line. */
public final class Lines {
    private final InputStream in;
    private final int longest;
    private final byte[] some = new byte[1 << 16];
    private int at;
    private int end;

    public Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end; null when there is none. */
    public byte @Nullable [] next() throws IOException {
        var line = new ByteArrayOutputStream(at < end ? 1 << 12 : 0);
        while (true) {
            for (int i = at; i < end; i++) {
                if (some[i] == '\n') {
                    line.write(some, at, i - at);
                    at = i + 1;
                    requireShort(line);
                    return line.toByteArray();
                }
            }
            line.write(some, at, end - at);
            requireShort(line);
            at = 0;
            end = in.read(some);
            if (end < 0) {
                end = 0;
                return null;
            }
        }
    }

    private void requireShort(ByteArrayOutputStream line) throws UnreadableException {
        if (line.size() > longest) {
            throw new UnreadableException("a line without an end");
        }
    }
}
