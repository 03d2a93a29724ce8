package dev.overlaylab.shell.render;

/**
 * What a piece of text is; how that looks is decided here.
 *
 * <p>Only attributes and base colours that can be read on dark and on light ground; none carries a meaning alone.
 */
public enum Style {
    PLAIN(""),
    TITLE("1;4"),
    HEADING("1"),
    STRONG("1"),
    EMPHASIS("4"),
    CODE("36"),
    COMMAND("1"),
    PROMPT("32"),
    LINK("4"),
    MARK("35"),
    PASS("1;32"),
    FAIL("1;31"),
    CANNOT_CHECK("1;35");

    private final String attributes;

    Style(String attributes) {
        this.attributes = attributes;
    }

    /** The text with the escape sequences that turn this style on and off. */
    String around(String text) {
        return attributes.isEmpty() || text.isEmpty() ? text : "\u001b[" + attributes + "m" + text + "\u001b[0m";
    }
}
