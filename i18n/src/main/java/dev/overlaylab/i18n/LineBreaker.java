package dev.overlaylab.i18n;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines the way the language does: no 、 or 」 at the beginning of a line, no 「 at its end.
 *
 * <p>Words of ASCII characters (commands, addresses, IDs) stay whole unless they are longer than a line. Nothing is lost but
 * the blanks at a break.
 */
public final class LineBreaker {
    private final ULocale locale;
    private final Width width;

    public LineBreaker(Language language, Width width) {
        this.locale = ULocale.forLanguageTag(language.locale().toLanguageTag() + "-u-lb-strict");
        this.width = width;
    }

    /** A line: text from start up to, not including, end. */
    public record Line(int start, int end) {}

    /** The lines of a text in so many columns. */
    public List<String> lines(String text, int columns) {
        return places(text, columns, columns).stream()
                .map(it -> text.substring(it.start(), it.end()))
                .toList();
    }

    /**
     * Where the lines are, at least one; the first is empty when its room is too little for a word that the others hold.
     *
     * @param first columns of the first line
     * @param others columns of every other line
     */
    public List<Line> places(String text, int first, int others) {
        var lines = new ArrayList<Line>();
        int start = 0;
        for (int end = text.indexOf('\n'); ; end = text.indexOf('\n', start)) {
            paragraph(text, start, end < 0 ? text.length() : end, first, others, lines);
            if (end < 0) {
                return lines;
            }
            start = end + 1;
        }
    }

    private void paragraph(String text, int from, int to, int first, int others, List<Line> lines) {
        var breaks = breaks(text.substring(from, to));
        int start = from;
        int filled = from;
        int columns = 0;
        int before = 0;
        for (int next : breaks) {
            int end = from + next;
            int printed = withoutBlanks(text, before + from, end);
            int added = width.of(text.substring(before + from, printed));
            int room = lines.isEmpty() ? first : others;
            if (columns + added > room && filled > start) {
                lines.add(new Line(start, withoutBlanks(text, start, filled)));
                start = filled;
                columns = 0;
                room = others;
            }
            if (lines.isEmpty() && columns == 0 && added > first && added <= others) {
                lines.add(new Line(start, start));
                room = others;
            }
            while (columns + added > room) {
                int cut = cutInside(text, start, printed, room);
                if (cut >= printed) {
                    break;
                }
                lines.add(new Line(start, cut));
                start = cut;
                columns = 0;
                added = width.of(text.substring(start, printed));
                room = others;
            }
            columns += added + width.of(text.substring(printed, end));
            filled = end;
            before = next;
        }
        lines.add(new Line(start, withoutBlanks(text, start, to)));
    }

    /** Places in a text where a line may end, its own end last. */
    private List<Integer> breaks(String text) {
        var opportunities = BreakIterator.getLineInstance(locale);
        opportunities.setText(text);
        var breaks = new ArrayList<Integer>();
        opportunities.first();
        for (int at = opportunities.next(); at != BreakIterator.DONE; at = opportunities.next()) {
            if (at == text.length() || !(isWord(text.charAt(at - 1)) && isWord(text.charAt(at)))) {
                breaks.add(at);
            }
        }
        return breaks;
    }

    private static boolean isWord(char c) {
        return c > ' ' && c < 0x7f;
    }

    /** Where to cut text[start, end) that has no good place: after one character at least, and not right before a mark. */
    private int cutInside(String text, int start, int end, int room) {
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        int cut = Math.max(width.cut(text, start, end, room), characters.following(start));
        if (cut < end && !isWord(text.charAt(cut))) {
            int earlier = characters.preceding(cut);
            return earlier > start ? earlier : cut;
        }
        return cut;
    }

    private static int withoutBlanks(String text, int start, int end) {
        int at = end;
        while (at > start && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\u3000')) {
            at--;
        }
        return at;
    }
}
