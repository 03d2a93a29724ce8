package dev.overlaylab.i18n;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes text from elsewhere harmless for a terminal. */
public final class Printable {
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001b\\[[0-?]*[ -/]*[@-~]" // colours, cursor
                    + "|\u001b\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)" // titles, links
                    + "|\u001b[ -/]*[0-Z\\\\^-~]");
    private static final Pattern OVERWRITTEN = Pattern.compile("(?md)^[^\n]*\r(?!$)");

    private Printable() {}

    /**
     * The text with everything shown that would command a terminal rather than print.
     *
     * <p>Line feeds and tabs stay. Other control characters, the ones that turn the writing direction, halves of surrogate
     * pairs, and what Unicode has set aside as no characters become visible: {@code ␛}, {@code ␍}, {@code <U+202E>}, {@code �}.
     */
    public static String of(String text) {
        StringBuilder safe = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (safe == null && isCommand(c)) {
                safe = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (safe != null) {
                append(safe, c);
            }
            i += Character.charCount(c);
        }
        return safe == null ? text : safe.toString();
    }

    /** Where the first character stands that would command a terminal; -1 when there is none. */
    public static int indexOfCommand(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isCommand(text.codePointAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * What a person would have read of a program's terminal output: without escape sequences, and of a line that was
     * overwritten, its last state.
     */
    public static String ofOutput(String output) {
        var text = SEQUENCE.matcher(output).replaceAll("");
        return of(OVERWRITTEN.matcher(text.replaceAll("\\r+\n", "\n")).replaceAll(""));
    }

    /** The same with line feeds and tabs shown as well: exactly one line. */
    public static String onOneLine(String text) {
        return of(text).replace("\n", "␊").replace("\t", "␉");
    }

    private static boolean isCommand(int c) {
        return c != '\n' && c != '\t' && (Character.isISOControl(c) || turnsDirection(c) || isHalf(c) || isUnseen(c));
    }

    private static void append(StringBuilder safe, int c) {
        if (!isCommand(c)) {
            safe.appendCodePoint(c);
        } else if (c < 0x20) {
            safe.appendCodePoint(0x2400 + c);
        } else if (c == 0x7f) {
            safe.append('␡');
        } else if (isHalf(c)) {
            safe.append('�');
        } else {
            safe.append(String.format(Locale.ROOT, "<U+%04X>", c));
        }
    }

    private static boolean turnsDirection(int c) {
        return c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /** Line separators that some terminals obey, tag characters nobody sees, and what is no character, which HTML forbids. */
    private static boolean isUnseen(int c) {
        return c == 0x2028 || c == 0x2029 || c == 0xfeff || (c >= 0xe0000 && c <= 0xe007f) || isNone(c);
    }

    private static boolean isNone(int c) {
        return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
    }
}
