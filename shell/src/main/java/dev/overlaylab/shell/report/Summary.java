package dev.overlaylab.shell.report;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run in figures; every check counts once, by the worse of its verdicts.
 *
 * @param unexpectedExits documented commands that ended otherwise than documented
 * @param noAnswers documented commands whose exit status never came
 * @param provedNothing steps that passed already before anything was done
 * @param drills drills that were played
 */
public record Summary(
        int passed, int failed, int cannotCheck, int unexpectedExits, int noAnswers, int provedNothing, Drills drills) {
    /** Nothing at all. */
    static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0, Drills.NONE);

    /** How many went as declared, how many otherwise, and of how many nothing can be said. */
    public record Drills(int passed, int failed, int cannotCheck) {
        public static final Drills NONE = new Drills(0, 0, 0);

        private static Drills of(List<DrillReport> drills) {
            return new Drills(
                    count(drills.stream().map(DrillReport::outcome), Outcome.PASS),
                    count(drills.stream().map(DrillReport::outcome), Outcome.FAIL),
                    count(drills.stream().map(DrillReport::outcome), Outcome.CANNOT_CHECK));
        }

        private Drills plus(Drills other) {
            return new Drills(passed + other.passed, failed + other.failed, cannotCheck + other.cannotCheck);
        }
    }

    /** Counts results that stand alone, outside a run. */
    public static Summary of(List<CheckResult> results) {
        return new Summary(
                count(outcomes(results), Outcome.PASS),
                count(outcomes(results), Outcome.FAIL),
                count(outcomes(results), Outcome.CANNOT_CHECK),
                0,
                0,
                0,
                Drills.NONE);
    }

    static Summary of(StepReport step) {
        var alone = of(step.concluded());
        return new Summary(
                alone.passed,
                alone.failed,
                alone.cannotCheck,
                (int) step.commands().stream()
                        .filter(CommandReport::isUnexpected)
                        .count(),
                (int) step.commands().stream()
                        .filter(CommandReport::isUnanswered)
                        .count(),
                step.provedNothing() ? 1 : 0,
                Drills.of(step.drills()));
    }

    Summary plus(Summary other) {
        return new Summary(
                passed + other.passed,
                failed + other.failed,
                cannotCheck + other.cannotCheck,
                unexpectedExits + other.unexpectedExits,
                noAnswers + other.noAnswers,
                provedNothing + other.provedNothing,
                drills.plus(other.drills));
    }

    public int exitCode() {
        return ExitCode.of(this);
    }

    private static Stream<Outcome> outcomes(List<CheckResult> results) {
        return results.stream().map(it -> it.verdict().outcome());
    }

    private static int count(Stream<Outcome> outcomes, Outcome wanted) {
        return (int) outcomes.filter(it -> it == wanted).count();
    }
}
