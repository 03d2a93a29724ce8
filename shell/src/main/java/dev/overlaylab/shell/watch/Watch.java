package dev.overlaylab.shell.watch;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.report.Regression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads from a journal since when a check is red that was green, and what was typed between.
 *
 * <p>Only a failure is red: what could not be checked has not changed by that.
 */
public final class Watch {
    private final List<Entry> journal;

    /** @param journal everything so far, in order; the present results may already be in it */
    public Watch(List<Entry> journal) {
        this.journal = List.copyOf(journal);
    }

    /** Whether a check has ever passed. */
    public boolean wasGreen(String check) {
        return journal.stream().anyMatch(it -> has(it, check, Outcome.PASS));
    }

    /** What a check came to when it was last judged; empty when it never was. */
    public Optional<String> last(String check) {
        return journal.stream().flatMap(it -> outcome(it, check).stream()).reduce((earlier, later) -> later);
    }

    /**
     * Those of the results that fail and had passed.
     *
     * @param step the step they belong to
     * @param now an ISO 8601 instant
     */
    public List<Regression> regressions(String step, List<CheckResult> results, String now) {
        return results.stream()
                .filter(it -> it.verdict().outcome() == Outcome.FAIL)
                .flatMap(it -> regression(step, it, now).stream())
                .toList();
    }

    /** What came of a step's checks, for a journal. */
    public static Entry.Judged judged(String at, String step, List<CheckResult> results) {
        return new Entry.Judged(
                at,
                step,
                results.stream()
                        .map(it -> new Entry.Judgement(
                                it.checkId(),
                                it.verdict().outcome().name(),
                                it.verdict().findings().stream()
                                        .map(Finding::reason)
                                        .toList()))
                        .toList());
    }

    private Optional<Regression> regression(String step, CheckResult result, String now) {
        int green = -1;
        for (int i = 0; i < journal.size(); i++) {
            if (has(journal.get(i), result.checkId(), Outcome.PASS)) {
                green = i;
            }
        }
        if (green < 0) {
            return Optional.empty();
        }
        var commands = new ArrayList<String>();
        var red = now;
        for (var entry : journal.subList(green + 1, journal.size())) {
            if (has(entry, result.checkId(), Outcome.FAIL)) {
                red = entry.at();
                break;
            }
            if (entry instanceof Entry.Ran ran) {
                commands.add(ran.line());
            }
        }
        return Optional.of(new Regression(result, step, journal.get(green).at(), red, commands));
    }

    private static boolean has(Entry entry, String check, Outcome outcome) {
        return outcome(entry, check).filter(outcome.name()::equals).isPresent();
    }

    private static Optional<String> outcome(Entry entry, String check) {
        return entry instanceof Entry.Judged judged
                ? judged.checks().stream()
                        .filter(it -> it.check().equals(check))
                        .map(Entry.Judgement::outcome)
                        .findFirst()
                : Optional.empty();
    }
}
