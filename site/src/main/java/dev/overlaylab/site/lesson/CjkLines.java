package dev.overlaylab.site.lesson;

import java.util.regex.Pattern;

/**
 * Line breaks of a source text: a blank in most scripts, nothing at all between Japanese or Chinese characters and beside
 * their punctuation, which has its blank in it.
 */
final class CjkLines {
    private static final String WIDE =
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\u3000-\\u303f\\uff00-\\uffef\\u30fc\\u2018-\\u201d\\u2026]";
    private static final String MARK = "[\\u3000-\\u3003\\u3008-\\u3011\\uff01-\\uff0f\\uff1a-\\uff20]";
    private static final Pattern BETWEEN =
            Pattern.compile("(?<=" + WIDE + ") *\n *(?=" + WIDE + ")|(?<=" + MARK + ") *\n *| *\n *(?=" + MARK + ")");

    private CjkLines() {}

    /** Whether a text goes on where another ends, without a blank between them. */
    static boolean areOneWord(String before, String after) {
        return BETWEEN.matcher(before + "\n" + after).find(Math.max(0, before.length() - 1));
    }

    static String joined(String text) {
        return BETWEEN.matcher(text).replaceAll("").replace('\n', ' ');
    }
}
