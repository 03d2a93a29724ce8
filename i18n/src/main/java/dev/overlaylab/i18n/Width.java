package dev.overlaylab.i18n;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.EastAsianWidth;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;

/**
 * Columns that text takes on a terminal.
 *
 * <p>What a reader takes for one character is measured and cut as one: base and accents, joined emoji, flags.
 */
public enum Width {
    /** Characters of ambiguous width (such as {@code …} or {@code ─}) take one column, as on most terminals. */
    NARROW(1),
    /** Characters of ambiguous width take two columns, as terminals can be set to in East Asia. */
    WIDE_AMBIGUOUS(2);

    private static final int EMOJI_LOOK = 0xfe0f;
    private static final int TEXT_LOOK = 0xfe0e;
    private static final int JOINER = 0x200d;
    private final int ambiguous;

    Width(int ambiguous) {
        this.ambiguous = ambiguous;
    }

    /** The columns of a text without control characters; those count nothing. */
    public int of(String text) {
        int simple = ofSimple(text);
        if (simple >= 0) {
            return simple;
        }
        int columns = 0;
        var characters = characters(text);
        for (int start = characters.first(), end = characters.next(); end != BreakIterator.DONE; ) {
            columns += ofCharacter(text, start, end);
            start = end;
            end = characters.next();
        }
        return columns;
    }

    /** The longest beginning of at most so many columns. */
    public String beginning(String text, int columns) {
        return text.substring(0, cut(text, 0, text.length(), columns));
    }

    /** The text in at most so many columns; where something had to go there is an ellipsis, if it has room. */
    public String truncate(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int room = columns - of("…");
        return room < 0 ? beginning(text, columns) : beginning(text, room) + "…";
    }

    /** The text with blanks after it up to so many columns; a longer one stays as it is. */
    public String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** Where to cut text[start, end) so that what comes before takes at most so many columns. */
    int cut(String text, int start, int end, int columns) {
        var characters = characters(text);
        int used = 0;
        int at = start;
        while (at < end) {
            int next = Math.min(end, characters.following(at));
            used += ofCharacter(text, at, next);
            if (used > columns) {
                return at;
            }
            at = next;
        }
        return end;
    }

    private static BreakIterator characters(String text) {
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        return characters;
    }

    private int ofCharacter(String text, int start, int end) {
        int columns = 0;
        boolean emoji = false;
        for (int i = start; i < end; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == EMOJI_LOOK || (c == JOINER && columns > 0 && isEmoji(text.codePointAt(start)))) {
                emoji = true;
            } else if (c == TEXT_LOOK) {
                return 1;
            }
            columns += ofCodePoint(c);
        }
        boolean flag =
                columns > 1 && UCharacter.hasBinaryProperty(text.codePointAt(start), UProperty.REGIONAL_INDICATOR);
        boolean emojiBase = UCharacter.hasBinaryProperty(text.codePointAt(start), UProperty.EMOJI_PRESENTATION);
        return emoji || flag || emojiBase ? 2 : columns;
    }

    private static boolean isEmoji(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.EXTENDED_PICTOGRAPHIC);
    }

    private int ofCodePoint(int c) {
        if (c >= 0x20 && c < 0x7f) {
            return 1;
        }
        switch (UCharacter.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.CONTROL -> {
                return 0;
            }
            case Character.FORMAT -> {
                return c == 0xad ? 1 : 0;
            }
            default -> {
                // The width of its shape.
            }
        }
        if ((c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7ff) || c == 0x2028 || c == 0x2029) {
            return 0;
        }
        return switch (UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH)) {
            case EastAsianWidth.WIDE, EastAsianWidth.FULLWIDTH -> 2;
            case EastAsianWidth.AMBIGUOUS -> ambiguous;
            default -> 1;
        };
    }

    /** The columns of a text of ASCII, kana and common ideographs, which never combine; -1 for any other. */
    private static int ofSimple(String text) {
        int columns = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x7f) {
                columns++;
            } else if ((c >= 0x4e00 && c <= 0x9fff)
                    || (c >= 0x3041 && c <= 0x3096)
                    || (c >= 0x30a1 && c <= 0x30fc)
                    || (c >= 0x3001 && c <= 0x3011)
                    || (c >= 0xff01 && c <= 0xff5e)) {
                columns += 2;
            } else {
                return -1;
            }
        }
        return columns;
    }
}
