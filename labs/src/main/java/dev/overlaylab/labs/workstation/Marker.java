package dev.overlaylab.labs.workstation;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What bash says between the lines, in an escape sequence that never reaches the screen.
 *
 * @param text its directory at an end; what was typed and not read
 */
record Marker(Kind kind, int status, String text) {
    /** What has come. */
    enum Kind {
        /** The line starts to run. */
        BEGIN,
        /** It has ended, bash is at its prompt. */
        END,
        /** Bash itself ends. */
        EXIT,
        /** A line that was typed and that no program has read. */
        UNREAD,
        /** All such lines have been told. */
        TOLD
    }

    /** Reads {@code begin}, {@code end;STATUS;HEX}, {@code exit;STATUS;HEX}, {@code unread;HEX} or {@code told}. */
    static Optional<Marker> of(String text) {
        var parts = text.split(";", -1);
        try {
            if (parts[0].equals("begin") && parts.length == 1) {
                return Optional.of(new Marker(Kind.BEGIN, 0, ""));
            }
            if (parts[0].equals("told") && parts.length == 1) {
                return Optional.of(new Marker(Kind.TOLD, 0, ""));
            }
            if (parts[0].equals("unread") && parts.length == 2) {
                return Optional.of(new Marker(Kind.UNREAD, 0, text(parts[1])));
            }
            if (parts.length != 3 || !(parts[0].equals("end") || parts[0].equals("exit"))) {
                return Optional.empty();
            }
            var kind = parts[0].equals("end") ? Kind.END : Kind.EXIT;
            return Optional.of(new Marker(kind, Integer.parseInt(parts[1]), text(parts[2])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }
}
