package dev.overlaylab.shell.report;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one step came to.
 *
 * @param before its checks before its commands were typed; empty when nobody looked
 * @param checks its checks after its commands
 * @param drills those of the finished step
 * @param atEnd its checks once more after the last step; empty when nobody looked
 */
public record StepReport(
        String id,
        Map<Language, String> title,
        List<CommandReport> commands,
        List<CheckResult> before,
        List<CheckResult> checks,
        List<DrillReport> drills,
        List<CheckResult> atEnd,
        Duration took) {
    public StepReport {
        title = Map.copyOf(title);
        commands = List.copyOf(commands);
        before = List.copyOf(before);
        checks = List.copyOf(checks);
        drills = List.copyOf(drills);
        atEnd = List.copyOf(atEnd);
    }

    /** The same step with its checks judged after the last step. */
    public StepReport judgedAgain(List<CheckResult> results) {
        return new StepReport(id, title, commands, before, checks, drills, results, took);
    }

    /** Whether the checks were all satisfied before anything was done, so that they prove nothing. */
    public boolean provedNothing() {
        return !before.isEmpty() && before.stream().allMatch(it -> it.verdict().outcome() == Outcome.PASS);
    }

    /** Every check once, with the worse of its verdicts: a failure before what could not be checked before a pass. */
    public List<CheckResult> concluded() {
        return checks.stream().map(this::concluded).toList();
    }

    private CheckResult concluded(CheckResult after) {
        return atEnd.stream()
                .filter(it -> it.checkId().equals(after.checkId()))
                .filter(it -> weight(it.verdict()) > weight(after.verdict()))
                .findFirst()
                .orElse(after);
    }

    private static int weight(Verdict verdict) {
        return switch (verdict.outcome()) {
            case PASS -> 0;
            case CANNOT_CHECK -> 1;
            case FAIL -> 2;
        };
    }
}
