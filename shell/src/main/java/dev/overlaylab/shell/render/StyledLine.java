package dev.overlaylab.shell.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line for a terminal; styled and plain it has the same characters in the same columns. */
public record StyledLine(List<Span> spans) {
    public static final StyledLine EMPTY = new StyledLine(List.of());

    public StyledLine {
        spans = List.copyOf(spans);
    }

    public static StyledLine of(String text, Style style) {
        return new StyledLine(List.of(new Span(text, style)));
    }

    /** With escape sequences. */
    public String toAnsi() {
        return spans.stream().map(it -> it.style().around(it.text())).collect(Collectors.joining());
    }

    /** Without. */
    public String toPlain() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** All lines, each with its line end. */
    public static String join(List<StyledLine> lines, boolean styled) {
        return lines.stream()
                .map(it -> (styled ? it.toAnsi() : it.toPlain()) + "\n")
                .collect(Collectors.joining());
    }

    StyledLine after(Span prefix) {
        if (spans.isEmpty()) {
            var bare = prefix.text().stripTrailing();
            return bare.isEmpty() ? EMPTY : StyledLine.of(bare, prefix.style());
        }
        var all = new ArrayList<Span>();
        all.add(prefix);
        all.addAll(spans);
        return new StyledLine(all);
    }

    /** Lines under a first prefix and one for the others. */
    static List<StyledLine> prefixed(List<StyledLine> lines, Span first, Span others) {
        var all = new ArrayList<StyledLine>();
        for (var line : lines) {
            all.add(line.after(all.isEmpty() ? first : others));
        }
        return all;
    }
}
