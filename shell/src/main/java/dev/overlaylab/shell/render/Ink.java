package dev.overlaylab.shell.render;

/** Colours, as numbers among a terminal's 256, of which each has a contrast of at least 4 to 1 to white and to black. */
public final class Ink {
    public static final int GREEN = 28;
    public static final int CYAN = 30;
    public static final int MAGENTA = 163;
    public static final int RED = 196;
    /** For what is said in a low voice; many terminals do not know faint. */
    public static final int GREY = 243;

    private Ink() {}
}
