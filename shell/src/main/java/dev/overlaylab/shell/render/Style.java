package dev.overlaylab.shell.render;

/**
 * What a piece of text is; how that looks is decided here.
 *
 * <p>Only attributes, and colours that stand out from white and from black alike. They are of the 256 that are the same in
 * every terminal: the first sixteen are whatever a terminal makes of them, often a green that is lost on white. None carries
 * a meaning alone.
 */
public enum Style {
    PLAIN(""),
    TITLE("1;4"),
    HEADING("1"),
    STRONG("1"),
    EMPHASIS("4"),
    CODE("38;5;" + Ink.CYAN),
    COMMAND("1"),
    PROMPT("38;5;" + Ink.GREEN),
    LINK("4"),
    MARK("38;5;" + Ink.MAGENTA),
    PASS("1;38;5;" + Ink.GREEN),
    FAIL("1;38;5;" + Ink.RED),
    CANNOT_CHECK("1;38;5;" + Ink.MAGENTA);

    private final String attributes;

    Style(String attributes) {
        this.attributes = attributes;
    }

    /** What turns it on, as numbers of an escape sequence. */
    String attributes() {
        return attributes;
    }

    /** The text with the escape sequences that turn this style on and off. */
    String around(String text) {
        return attributes.isEmpty() || text.isEmpty() ? text : "\u001b[" + attributes + "m" + text + "\u001b[0m";
    }
}
