package dev.overlaylab.shell.render;

/** A piece of a line in one style. */
public record Span(String text, Style style) {
    static Span plain(String text) {
        return new Span(text, Style.PLAIN);
    }
}
