package dev.overlaylab.shell.prove;

/** How much of a lab is proven. */
public enum Extent {
    /** Everything: also going back to each step and forth, and every wrong way. */
    WHOLE,
    /**
     * What a learner does who makes no mistakes: each step red, its commands typed, green, and all still green in the end.
     * Looks no more often than that needs, because emulated machines are slow to answer.
     */
    DOCUMENTED
}
