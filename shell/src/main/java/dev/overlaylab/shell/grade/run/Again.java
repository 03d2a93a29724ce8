package dev.overlaylab.shell.grade.run;

/** Who is looked at again that has a grade already. */
public enum Again {
    /** Whoever could not be judged, or whose hosts, lab or seed are others now. */
    CHANGED,
    /** Those, and whoever lost points. */
    FAILED,
    /** Everybody. */
    ALL,
    /** Nobody: only who was never tried. */
    NONE
}
