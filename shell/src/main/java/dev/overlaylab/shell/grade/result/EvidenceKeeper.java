package dev.overlaylab.shell.grade.result;

/** Keeps what grades were made from. */
@FunctionalInterface
public interface EvidenceKeeper {
    /** Keeps nothing. */
    EvidenceKeeper NONE = (evidence, grade) -> {};

    /**
     * Keeps the evidence of one grade, on the disk when it returns; called by one thread at a time, before the grade itself is
     * written down. A student may be looked at more than once: the last time counts.
     */
    void keep(Evidence evidence, StudentGrade grade);
}
