package dev.overlaylab.shell.report;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import java.util.List;

/**
 * A run in figures; every check counts once, by the worse of its verdicts.
 *
 * @param unexpectedExits commands that ended otherwise than documented
 * @param noAnswers commands whose exit status never came
 * @param provedNothing steps that passed already before anything was done
 */
public record Summary(int passed, int failed, int cannotCheck, int unexpectedExits, int noAnswers, int provedNothing) {

    /** Counts results that stand alone, outside a run. */
    public static Summary of(List<CheckResult> results) {
        return new Summary(
                count(results, Outcome.PASS),
                count(results, Outcome.FAIL),
                count(results, Outcome.CANNOT_CHECK),
                0,
                0,
                0);
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
                step.provedNothing() ? 1 : 0);
    }

    Summary plus(Summary other) {
        return new Summary(
                passed + other.passed,
                failed + other.failed,
                cannotCheck + other.cannotCheck,
                unexpectedExits + other.unexpectedExits,
                noAnswers + other.noAnswers,
                provedNothing + other.provedNothing);
    }

    public int exitCode() {
        return ExitCode.of(this);
    }

    private static int count(List<CheckResult> results, Outcome outcome) {
        return (int)
                results.stream().filter(it -> it.verdict().outcome() == outcome).count();
    }
}
