package dev.overlaylab.shell.grade.result;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.shell.grade.rubric.Points;
import java.util.List;
import java.util.Optional;

/**
 * What one student gets, check by check.
 *
 * @param earned the points of what could be judged
 * @param of all points there are
 * @param deducted what lateness costs
 */
public record StudentGrade(
        String lab, Subject subject, List<CheckGrade> checks, Points earned, Points of, Points deducted) {
    public StudentGrade {
        checks = List.copyOf(checks);
    }

    /** Whether a program may put the grade into a gradebook. */
    public enum State {
        GRADED,
        /** Something could not be judged: whoever grades decides, nobody loses points for it. */
        NEEDS_A_PERSON
    }

    public String student() {
        return subject.student();
    }

    public State state() {
        return checks.isEmpty() || count(Outcome.CANNOT_CHECK) > 0 ? State.NEEDS_A_PERSON : State.GRADED;
    }

    /** What goes into the gradebook: nothing, never zero, as long as a person has to look. */
    public Optional<Points> total() {
        return state() == State.GRADED ? Optional.of(earned.minus(deducted)) : Optional.empty();
    }

    public long count(Outcome outcome) {
        return checks.stream().filter(it -> it.outcome() == outcome).count();
    }

    /** The first check that could not be judged. */
    public Optional<CheckGrade> unjudged() {
        return checks.stream()
                .filter(it -> it.outcome() == Outcome.CANNOT_CHECK)
                .findFirst();
    }
}
