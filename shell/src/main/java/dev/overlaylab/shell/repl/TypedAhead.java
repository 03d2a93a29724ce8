package dev.overlaylab.shell.repl;

import java.util.regex.Pattern;

/** What of the keys that no command has read belongs into a line: letters and ends of lines, not keys and answers. */
final class TypedAhead {
    /** Keys that are not letters, reports of the mouse, and what a terminal answers to questions of a program. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001b(?:\\[[0-?]*[ -/]*[@-~]|O[ -~]|[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[ -~])?");

    private static final char CTRL_C = 3;

    private TypedAhead() {}

    /** Lines end with a line feed; what stands before a Ctrl-C was thrown away with it. */
    static String of(String keys) {
        var kept =
                keys.substring(keys.lastIndexOf(CTRL_C) + 1).replace('\r', '\n').replace('\t', ' ');
        return SEQUENCE.matcher(kept).replaceAll("").replaceAll("[\\p{Cntrl}&&[^\n]]", "");
    }
}
