package dev.overlaylab.shell.report;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one drill of a finished step came to: something was broken, noticed, named and mended.
 *
 * @param told what it was, Markdown by language
 * @param reason what the check had to say
 * @param breaking the lines that broke it
 * @param noticed what the check came to when it said so, or when its time was over
 * @param suspects the drills of the step that fit what was found: what a learner may answer
 * @param mending the lines that mended it
 * @param mended the step's checks after that
 */
public record DrillReport(
        String id,
        Map<Language, String> told,
        String reason,
        List<CommandReport> breaking,
        CheckResult noticed,
        List<String> suspects,
        List<CommandReport> mending,
        List<CheckResult> mended,
        Duration took) {
    public DrillReport {
        told = Map.copyOf(told);
        breaking = List.copyOf(breaking);
        suspects = List.copyOf(suspects);
        mending = List.copyOf(mending);
        mended = List.copyOf(mended);
    }

    /** What was typed for it, in order. */
    public List<CommandReport> commands() {
        return Stream.concat(breaking.stream(), mending.stream()).toList();
    }

    /** Whether what was found leads to it. */
    public boolean isNamed() {
        return suspects.contains(id);
    }

    /** Whether all was as before in the end. */
    public boolean isMended() {
        return !mended.isEmpty() && mended.stream().allMatch(it -> it.verdict().outcome() == Outcome.PASS);
    }

    /** PASS when it went as declared; a machine that did not answer is nobody's failure. */
    public Outcome outcome() {
        if (commands().stream().anyMatch(CommandReport::isUnexpected)
                || (!isNamed() && noticed.verdict().outcome() != Outcome.CANNOT_CHECK)
                || mended.stream().anyMatch(it -> it.verdict().outcome() == Outcome.FAIL)) {
            return Outcome.FAIL;
        }
        boolean unclear = commands().stream().anyMatch(CommandReport::isUnanswered);
        return isNamed() && isMended() && !unclear ? Outcome.PASS : Outcome.CANNOT_CHECK;
    }
}
