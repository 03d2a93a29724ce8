package dev.overlaylab.labs.workstation;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** What bash says between the lines, in an escape sequence that never reaches the screen. */
record Marker(Kind kind, int status, String directory) {
    /** What has come. */
    enum Kind {
        /** The line starts to run. */
        BEGIN,
        /** It has ended, bash is at its prompt. */
        END,
        /** Bash itself ends. */
        EXIT
    }

    /** Reads {@code begin}, {@code end;STATUS;HEX} or {@code exit;STATUS;HEX}. */
    static Optional<Marker> of(String text) {
        var parts = text.split(";", -1);
        try {
            if (parts[0].equals("begin") && parts.length == 1) {
                return Optional.of(new Marker(Kind.BEGIN, 0, ""));
            }
            if (parts.length != 3 || !(parts[0].equals("end") || parts[0].equals("exit"))) {
                return Optional.empty();
            }
            var directory = new String(HexFormat.of().parseHex(parts[2]), StandardCharsets.UTF_8);
            return Optional.of(
                    new Marker(parts[0].equals("end") ? Kind.END : Kind.EXIT, Integer.parseInt(parts[1]), directory));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
