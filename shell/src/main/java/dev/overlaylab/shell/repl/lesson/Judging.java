package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.report.Regression;
import dev.overlaylab.shell.watch.Watch;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the steps of a lesson, and remembers of the last look what came out, what it was judged on, and what had turned red. */
public final class Judging {
    /** How long what a step did may take to be seen by every machine. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(500);
    private final Runner runner;
    private final Journal journal;
    private final Map<String, CheckResult> results = new LinkedHashMap<>();
    private final Map<String, Observations> evidence = new HashMap<>();
    private List<Regression> regressions = List.of();

    Judging(Runner runner, Journal journal) {
        this.runner = runner;
        this.journal = journal;
    }

    public static boolean passed(List<CheckResult> results) {
        return results.stream().allMatch(it -> it.verdict().outcome() == Outcome.PASS);
    }

    /** The latest verdicts on the present step, as far as it was looked at in this session. */
    public synchronized List<CheckResult> results() {
        return List.copyOf(results.values());
    }

    /**
     * How many checks of the present step passed when they were last looked at.
     *
     * @param earlier what they came to before this session, by ID
     */
    synchronized long passed(Step step, Map<String, String> earlier) {
        return step.checks().stream()
                .map(Check::id)
                .map(it -> results.containsKey(it)
                        ? results.get(it).verdict().outcome().name()
                        : earlier.getOrDefault(it, ""))
                .filter(Outcome.PASS.name()::equals)
                .count();
    }

    /** Whether all these checks have been looked at in this session. */
    public synchronized boolean knows(List<Check> checks) {
        return checks.stream().allMatch(it -> evidence.containsKey(it.id()));
    }

    /** What of earlier steps had passed, and failed in the last look. */
    List<Regression> regressions() {
        return regressions;
    }

    /** What the latest verdicts were judged on, by check. */
    public synchronized Map<String, Observations> evidence() {
        return Map.copyOf(evidence);
    }

    /** All that was seen in the last look: what one check had asked, another did not need to ask again. */
    Observations seen() {
        return new Observations(evidence().values().stream()
                .flatMap(it -> it.byProbe().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one)));
    }

    /** The learner is elsewhere: what was seen last is of another step. */
    synchronized void forget() {
        results.clear();
        regressions = List.of();
        evidence.clear();
    }

    /** Takes note of a look in passing; what that did not see is as it was known before. */
    synchronized void sawInPassing(Runner.Judged look) {
        var seen = look.results().stream()
                .filter(it -> it.verdict().outcome() != Outcome.CANNOT_CHECK)
                .toList();
        keep(seen, look.evidence());
    }

    private synchronized void keep(List<CheckResult> seen, Map<String, Observations> judgedOn) {
        for (var result : seen) {
            results.put(result.checkId(), result);
            evidence.put(result.checkId(), judgedOn.getOrDefault(result.checkId(), new Observations(Map.of())));
        }
    }

    /** Judges a step; what passed in earlier ones is looked at with it, in the same exchange. */
    List<CheckResult> judge(List<Step> earlier, Step step) {
        var watch = new Watch(journal.entries());
        var checks = Stream.concat(
                        step.checks().stream(),
                        earlier.stream().flatMap(it -> it.checks().stream()).filter(it -> watch.wasGreen(it.id())))
                .toList();
        var look = runner.judge(checks);
        var judged = remember(
                step, new Runner.Judged(look.results().subList(0, step.checks().size()), look.evidence()));
        regressions = earlier.stream()
                .flatMap(it -> watched(it, look.results(), watch).stream())
                .toList();
        return judged;
    }

    private List<Regression> watched(Step earlier, List<CheckResult> all, Watch watch) {
        var ids = earlier.checks().stream().map(Check::id).toList();
        var seen = all.stream().filter(it -> ids.contains(it.checkId())).toList();
        var changed = seen.stream()
                .filter(it -> !watch.last(it.checkId())
                        .equals(Optional.of(it.verdict().outcome().name())))
                .toList();
        var found = watch.regressions(earlier.id(), seen, journal.now());
        if (!changed.isEmpty()) {
            journal.add(Watch.judged(journal.now(), earlier.id(), changed));
        }
        return found;
    }

    /** Judges a step again and again until all is well or it has had its time. */
    List<CheckResult> judgeUntilSettled(Step step) {
        return remember(step, runner.judgeUntil(step.checks(), SETTLING));
    }

    List<CheckResult> untilSettled(List<Check> checks) {
        return runner.until(checks, SETTLING);
    }

    /** Judges again and again until a check does not pass; false when it still does after its time. */
    public boolean untilRed(Check check) {
        try {
            return Deadline.in(SETTLING)
                    .until(() -> runner.run(List.of(check)).get(0).verdict().outcome() != Outcome.PASS, POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
    }

    private List<CheckResult> remember(Step step, Runner.Judged seen) {
        if (Thread.currentThread().isInterrupted()) {
            // Judged half blind: worth nothing.
            throw new CancellationException("stopped");
        }
        journal.add(Watch.judged(journal.now(), step.id(), seen.results()));
        forget();
        keep(seen.results(), seen.evidence());
        return seen.results();
    }
}
