package dev.overlaylab.site.lesson;

import java.util.regex.Pattern;

/** Line breaks of a source text: a blank in most scripts, nothing at all between Japanese or Chinese characters. */
final class CjkLines {
    private static final String WIDE =
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3000-\\u303f\\uff00-\\uffef\\u30fc\\u2018-\\u201d\\u2026]";
    private static final Pattern BETWEEN = Pattern.compile("(?<=" + WIDE + ") *\n *(?=" + WIDE + ")");

    private CjkLines() {}

    /** Whether a text goes on where another ends, without a blank between them. */
    static boolean areOneWord(String before, String after) {
        return BETWEEN.matcher(before + "\n" + after).find(Math.max(0, before.length() - 1));
    }

    static String joined(String text) {
        return BETWEEN.matcher(text).replaceAll("").replace('\n', ' ');
    }
}
