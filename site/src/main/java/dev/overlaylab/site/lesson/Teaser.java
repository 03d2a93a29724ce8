package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Printable;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** The first paragraph of a Markdown text, as plain text on one line. */
final class Teaser {
    private static final int LONGEST = 400;

    private Teaser() {}

    static String of(String markdown) {
        var first = Parser.builder().build().parse(Printable.of(markdown)).getFirstChild();
        if (first == null) {
            return "";
        }
        var text = TextContentRenderer.builder()
                .lineBreakRendering(LineBreakRendering.COMPACT)
                .build()
                .render(first)
                .strip();
        var line = CjkLines.joined(text);
        return line.length() > LONGEST ? line.substring(0, LONGEST).strip() + "…" : line;
    }
}
