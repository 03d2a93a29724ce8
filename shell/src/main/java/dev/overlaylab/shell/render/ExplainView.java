package dev.overlaylab.shell.render;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.explain.Annotation;
import java.util.ArrayList;
import java.util.List;

/** An output with what there is to know about it: of each line that matters the place is pointed at, and explained below. */
public final class ExplainView {
    private static final String CUT = "…";
    private static final String INDENT = "  ";
    private final Catalogue catalogue;
    private final Language language;
    private final int columns;

    public ExplainView(Catalogue catalogue, Language language, int columns) {
        this.catalogue = catalogue;
        this.language = language;
        this.columns = Math.max(20, columns);
    }

    /**
     * The lines of an output that there is something to say about, each with that.
     *
     * @param output safe to show, line by line, and without tabs
     */
    public List<StyledLine> lines(List<String> output, List<Annotation> annotations) {
        var lines = new ArrayList<StyledLine>();
        int shown = -1;
        var standing = "";
        for (var annotation : annotations) {
            if (annotation.line() != shown && !lines.isEmpty()) {
                lines.add(StyledLine.EMPTY);
            }
            var window = Window.around(annotation, output.get(annotation.line()), columns);
            if (annotation.line() != shown || !window.text().equals(standing)) {
                lines.add(StyledLine.of(window.text(), Style.CODE));
            }
            shown = annotation.line();
            standing = window.text();
            lines.add(StyledLine.of(window.pointer(), Style.MARK));
            StyledText.of(annotation.saying().in(language, catalogue), Style.PLAIN)
                    .lines(language, columns - INDENT.length())
                    .forEach(it -> lines.add(it.after(Span.plain(INDENT))));
        }
        return lines;
    }

    /**
     * The part of a line that fits.
     *
     * @param before columns in front of the marked place
     * @param marked columns of it
     */
    private record Window(String text, int before, int marked) {
        static Window around(Annotation annotation, String line, int columns) {
            int from = 0;
            if (width(line) > columns && width(line.substring(0, annotation.end())) + 1 > columns) {
                from = annotation.start();
                while (from > 0 && width(line.substring(from - 1, annotation.end())) + columns / 4 < columns) {
                    from--;
                }
                from += from > 0 && Character.isLowSurrogate(line.charAt(from)) ? 1 : 0;
            }
            var front = from == 0 ? "" : CUT;
            var text = front + Width.NARROW.truncate(line.substring(from), columns - front.length());
            int before = front.length() + width(line.substring(from, annotation.start()));
            int marked = Math.max(1, width(line.substring(annotation.start(), annotation.end())));
            return new Window(text, before, Math.min(marked, columns - before));
        }

        String pointer() {
            return " ".repeat(before) + "^".repeat(Math.max(1, marked));
        }

        private static int width(String text) {
            return Width.NARROW.of(text);
        }
    }
}
