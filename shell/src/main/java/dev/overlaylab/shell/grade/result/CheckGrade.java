package dev.overlaylab.shell.grade.result;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.shell.grade.rubric.Points;
import java.util.List;
import java.util.Optional;

/**
 * What one check came to.
 *
 * @param points nothing, rather than zero, where it could not be judged
 * @param of the points for passing it
 */
public record CheckGrade(String step, String check, Verdict verdict, Optional<Points> points, Points of) {
    public Verdict.Outcome outcome() {
        return verdict.outcome();
    }

    public List<Finding> findings() {
        return verdict.findings();
    }

    /** The code of the first thing that was found; empty when it passed. */
    public String cause() {
        return findings().isEmpty() ? "" : findings().get(0).reason();
    }
}
