package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.LineBreaker;
import dev.overlaylab.i18n.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Running text of several styles, to be broken into lines. */
record StyledText(List<Span> spans) {
    StyledText {
        spans = List.copyOf(spans);
    }

    static StyledText of(String text, Style style) {
        return new StyledText(List.of(new Span(text, style)));
    }

    String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    int columns() {
        return text().lines().mapToInt(Width.NARROW::of).max().orElse(0);
    }

    /** In lines of so many columns, at least one. */
    List<StyledLine> lines(Language language, int columns) {
        return lines(language, columns, columns);
    }

    List<StyledLine> lines(Language language, int first, int others) {
        return new LineBreaker(language, Width.NARROW)
                .places(glued(others), Math.max(1, first), Math.max(1, others)).stream()
                        .map(it -> slice(it.start(), it.end()))
                        .toList();
    }

    /** The text with commands that fit on a line made unbreakable, so that they can be copied whole. */
    private String glued(int columns) {
        return spans.stream()
                .map(it -> it.style() == Style.CODE && Width.NARROW.of(it.text()) <= columns
                        ? it.text().replace(' ', '\u00a0')
                        : it.text())
                .collect(Collectors.joining());
    }

    private StyledLine slice(int start, int end) {
        var slice = new ArrayList<Span>();
        int at = 0;
        for (var span : spans) {
            int from = Math.max(start - at, 0);
            int to = Math.min(end - at, span.text().length());
            if (from < to) {
                slice.add(new Span(span.text().substring(from, to), span.style()));
            }
            at += span.text().length();
        }
        return new StyledLine(slice);
    }
}
