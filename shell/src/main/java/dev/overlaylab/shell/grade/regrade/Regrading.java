package dev.overlaylab.shell.grade.regrade;

import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.shell.grade.evidence.GradeRecord;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.util.Optional;
import java.util.function.Function;

/** Judges kept evidence again. Pure but for reading the labs; nothing of the evidence is run. */
public final class Regrading {
    private final Judges judges;
    private final Optional<Function<Lab, Rubric>> rubric;

    /**
     * Prepares to judge again.
     *
     * @param rubric the one to grade by; absent for that by which each grade was given
     */
    public Regrading(LabLibrary library, Optional<Function<Lab, Rubric>> rubric) {
        this.judges = new Judges(library);
        this.rubric = rubric;
    }

    /**
     * Judges a grade's evidence again.
     *
     * @param given the rubric of the earlier grade
     */
    public Regraded again(GradeRecord recorded, Rubric given) {
        var earlier = recorded.grade();
        var lab = judges.lab(recorded.evidence().lab(), earlier.subject().seed());
        var by = rubric.map(it -> it.apply(lab)).orElse(given);
        var grading = new Grading(lab, by);
        // Where nothing was seen, there is nothing to judge anew: why not, was said then.
        var seen = recorded.evidence().observations();
        var now = seen.byProbe().isEmpty() ? grading.again(earlier) : grading.grade(earlier.subject(), seen);
        return new Regraded(earlier, now, by);
    }
}
