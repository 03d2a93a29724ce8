package dev.overlaylab.labs.topology;

import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.topology.Changes.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shapes and texts of an SVG drawing, in user units; whatever a text holds, it stays text. */
final class SvgSheet {
    /** Room for one column of the drawing's type: a little more than any usual typeface takes. */
    private static final double COLUMN = 7.7;

    private final StringBuilder shapes = new StringBuilder();

    /** How wide a text will be at most; wide characters count twice, as in a terminal. */
    static double width(String text) {
        return Width.NARROW.of(Printable.onOneLine(text)) * COLUMN;
    }

    /** The same for emphasized text. */
    static double boldWidth(String text) {
        return width(text) * 1.12;
    }

    void rectangle(String style, double x, double y, double width, double height) {
        add("<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"6\"/>", style, x, y, width, height);
    }

    void dot(String style, double x, double y) {
        add("<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"4\"/>", style, x, y);
    }

    /** A frame around what is new or has changed, with its sign at a corner where no text is. */
    void mark(Optional<Kind> kind, double x, double y, double width, double height) {
        kind.ifPresent(it -> {
            rectangle("news", x, y, width, height);
            badge(it, x + width, y);
        });
    }

    /** The sign of what is new or has changed. */
    void badge(Kind kind, double x, double y) {
        add("<circle class=\"badge\" cx=\"%s\" cy=\"%s\" r=\"8\"/>", x, y);
        text("sign", x, y + 4, kind.sign());
    }

    /** Straight pieces from point to point; x and y alternate. */
    void path(String style, double... points) {
        var path = new StringBuilder();
        for (int i = 0; i + 1 < points.length; i += 2) {
            path.append(i == 0 ? "M" : "L")
                    .append(number(points[i]))
                    .append(' ')
                    .append(number(points[i + 1]));
        }
        add("<path class=\"%s\" d=\"%s\"/>", style, path);
    }

    void text(String style, double x, double y, String text) {
        add("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>", style, x, y, escaped(text));
    }

    /** All of it as a drawing that says what it shows; {@code style} is its style sheet. */
    String drawn(double width, double height, String language, String prefix, String style, List<String> told) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" class="overlaylab-map" role="img" lang="%1$s" xml:lang="%1$s" \
                aria-labelledby="%2$s-title %2$s-description" viewBox="0 0 %3$s %4$s" width="%3$s" height="%4$s">
                <title id="%2$s-title">%5$s</title>
                <desc id="%2$s-description">%6$s</desc>
                <style>
                %7$s</style>
                %8$s</svg>
                """.formatted(
                        language,
                        prefix,
                        number(Math.ceil(width)),
                        number(Math.ceil(height)),
                        escaped(told.get(0)),
                        String.join(
                                "\n",
                                told.subList(1, told.size()).stream()
                                        .map(SvgSheet::escaped)
                                        .toList()),
                        style,
                        shapes);
    }

    private void add(String form, Object... values) {
        var written = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            written[i] = values[i] instanceof Double number ? number(number) : values[i];
        }
        shapes.append(form.formatted(written)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }

    private static String escaped(String text) {
        return Printable.onOneLine(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\ufffe\\uffff]", "\ufffd");
    }
}
