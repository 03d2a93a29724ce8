package dev.overlaylab.shell.render;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One finding: where, expected, actual, why, next, in aligned columns.
 *
 * <p>Expected and actual stand so that they can be compared: beside their labels, or, when one of them is too long for that,
 * both on lines of their own. A word too long even for that is not broken, so that it can be copied.
 */
final class FindingView {
    private static final String INDENT = "    ";
    private final Catalogue catalogue;
    private final Language language;
    private final int columns;

    FindingView(Catalogue catalogue, Language language, int columns) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = columns;
    }

    List<StyledLine> lines(Finding finding) {
        int labels = Stream.of("where", "expected", "actual", "why", "next")
                .mapToInt(it -> Width.NARROW.of(label(it)))
                .max()
                .orElse(0);
        var lines = new ArrayList<StyledLine>();
        entry(lines, labels, "where", finding.where(), false);
        if (!finding.expected().isEmpty() || !finding.actual().isEmpty()) {
            int room = room(labels);
            boolean apart = longestWord(finding.expected()) > room || longestWord(finding.actual()) > room;
            entry(lines, labels, "expected", orNothing(finding.expected()), apart);
            entry(lines, labels, "actual", orNothing(finding.actual()), apart);
        }
        var reason = finding.text();
        entry(lines, labels, "why", catalogue.say(language, reason), false);
        entry(lines, labels, "next", catalogue.sayNext(language, reason), false);
        return lines;
    }

    private int room(int labels) {
        return columns - INDENT.length() - labels - 2;
    }

    private void entry(List<StyledLine> lines, int labels, String name, String raw, boolean apart) {
        var value = Printable.of(raw).replace("\t", "    ").strip();
        if (value.isEmpty()) {
            return;
        }
        int room = room(labels);
        var label = new Span(Width.NARROW.pad(label(name), labels) + "  ", Style.STRONG);
        boolean below = apart || columns < 40 || longestWord(value) > room;
        if (!below) {
            var under = Span.plain(" ".repeat(INDENT.length() + labels + 2));
            var first = StyledText.of(value, Style.PLAIN).lines(language, room);
            var labelled = first.get(0).after(label).after(Span.plain(INDENT));
            lines.add(labelled);
            first.subList(1, first.size()).forEach(it -> lines.add(it.after(under)));
            return;
        }
        lines.add(StyledLine.of(label(name), Style.STRONG).after(Span.plain(INDENT)));
        for (var line : value.split("\n", -1)) {
            lines.addAll(whole(line));
        }
    }

    /** A value's line with as much indent as it has room for; words are never cut. */
    private List<StyledLine> whole(String line) {
        int longest = longestWord(line);
        int indent = Math.max(0, Math.min(INDENT.length() + 2, columns - longest));
        return StyledText.of(line, Style.PLAIN).lines(language, Math.max(columns - indent, longest)).stream()
                .map(it -> indent == 0 ? it : it.after(Span.plain(" ".repeat(indent))))
                .toList();
    }

    /** Columns of the longest run of ASCII characters without a blank: what a reader wants to copy whole. */
    private static int longestWord(String text) {
        return Stream.of(text.split("[^\\x21-\\x7e]+"))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private String orNothing(String value) {
        return value.isEmpty() ? catalogue.say(language, Text.of("report.nothing")) : value;
    }

    private String label(String name) {
        return catalogue.say(language, Text.of("report." + name));
    }
}
