package dev.overlaylab.labs.workstation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** How a line of any length and content reaches bash: escaped, in pieces that a terminal in line mode lets through. */
final class Delivery {
    /** Well below the 4096 bytes after which a terminal in line mode drops what comes. */
    private static final int PIECE = 1000;

    private Delivery() {}

    /**
     * The bytes to write to bash's terminal; {@code workstation/bashrc} reads them.
     *
     * @param nonce what bash showed at its prompt
     * @param next what it shall show when this line begins and ends
     */
    static byte[] of(String line, String nonce, String next) {
        var escaped = escaped(line.isBlank() ? "__ol_same $?" : line);
        var text = new StringBuilder(escaped.length() + 200);
        text.append('\u0015').append(nonce).append(' ').append(next).append('\n');
        for (int from = 0; from < escaped.length(); from += PIECE) {
            text.append(':')
                    .append(escaped, from, Math.min(from + PIECE, escaped.length()))
                    .append('\n');
        }
        text.append(".\neval \"$__ol_line\"\n");
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Asks what was typed and not read; two line breaks end whatever that is, even if the first one is quoted.
     *
     * @param nonce what bash showed at its prompt
     */
    static byte[] question(String nonce) {
        return ("\n\n" + nonce + " ?\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** What bash says to the question, without what ended it. */
    static String answer(Markers markers) throws IOException {
        var lines = new ArrayList<String>();
        for (var marker = markers.next(); marker.kind() != Marker.Kind.TOLD; marker = markers.next()) {
            if (marker.kind() != Marker.Kind.UNREAD) {
                throw new IOException("bash ended instead of answering");
            }
            lines.add(marker.text());
        }
        var text = String.join("\n", lines);
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** Where markers come from. */
    @FunctionalInterface
    interface Markers {
        Marker next() throws IOException;
    }

    /** As {@code printf %b} wants it: printable ASCII, everything else in octal. NUL, which bash cannot hold, is left out. */
    private static String escaped(String line) {
        var text = new StringBuilder(line.length() + 16);
        for (var unit : line.getBytes(StandardCharsets.UTF_8)) {
            int code = unit & 0xff;
            if (code >= ' ' && code < 0x7f && code != '\\') {
                text.append((char) code);
            } else if (code != 0) {
                text.append("\\0")
                        .append((char) ('0' + (code >> 6)))
                        .append((char) ('0' + (code >> 3 & 7)))
                        .append((char) ('0' + (code & 7)));
            }
        }
        return text.toString();
    }
}
