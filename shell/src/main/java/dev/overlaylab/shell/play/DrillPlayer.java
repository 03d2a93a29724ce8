package dev.overlaylab.shell.play;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.Drill;
import dev.overlaylab.shell.report.CommandReport;
import dev.overlaylab.shell.report.DrillReport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Plays the drills of a finished step as a learner would: breaks what each is about, has it noticed, names what fits what was
 * found, mends it as documented, and judges the step again.
 */
final class DrillPlayer {
    private static final Duration POLL = Duration.ofMillis(500);
    private final Typing typing;
    private final Runner runner;
    private final PlayListener listener;
    private final Clock clock;
    private final Duration settling;

    DrillPlayer(Typing typing, Runner runner, PlayListener listener, Clock clock, Duration settling) {
        this.typing = typing;
        this.runner = runner;
        this.listener = listener;
        this.clock = clock;
        this.settling = settling;
    }

    /** One that is not mended ends it: what comes after would not begin on a finished step. */
    List<DrillReport> play(Step step) {
        var reports = new ArrayList<DrillReport>();
        for (var drill : step.drills()) {
            var report = play(step, drill);
            reports.add(report);
            if (!report.isMended()) {
                break;
            }
        }
        return reports;
    }

    private DrillReport play(Step step, Drill drill) {
        var began = clock.instant();
        listener.drillBegins(drill);
        var trouble = drill.trouble();
        var breaking = type(trouble.run());
        var seen = asDocumented(breaking) ? untilNamed(step, drill) : runner.run(step.checks());
        var suspects = suspects(step, seen);
        var noticed = result(seen, trouble.check());
        listener.drillNoticed(drill, noticed, suspects);
        // Also when it was not noticed: the rest of the lab is played on machines that are in order.
        var mending = type(trouble.undo());
        var mended = runner.until(step.checks(), asDocumented(mending) ? settling : Duration.ZERO);
        typing.stopIfAsked();
        listener.drillMended(drill, mended);
        return new DrillReport(
                drill.id(),
                drill.told(),
                trouble.reason(),
                breaking,
                noticed,
                suspects,
                mending,
                mended,
                Duration.between(began, clock.instant()));
    }

    private List<CommandReport> type(List<String> lines) {
        return lines.stream().map(typing::aside).toList();
    }

    private static boolean asDocumented(List<CommandReport> typed) {
        return typed.stream().allMatch(CommandReport::asDocumented);
    }

    /** What the step's checks come to once the drill is among the suspects, or its time is over. */
    private List<CheckResult> untilNamed(Step step, Drill drill) {
        var last = new ArrayList<CheckResult>();
        try {
            Deadline.in(settling)
                    .until(
                            () -> {
                                last.clear();
                                last.addAll(runner.run(step.checks()));
                                return suspects(step, last).contains(drill.id());
                            },
                            POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
        return last;
    }

    /** The drills whose reason their check has found. */
    private static List<String> suspects(Step step, List<CheckResult> seen) {
        return step.drills().stream()
                .filter(it -> result(seen, it.trouble().check()).verdict().findings().stream()
                        .map(Finding::reason)
                        .anyMatch(it.trouble().reason()::equals))
                .map(Drill::id)
                .toList();
    }

    private static CheckResult result(List<CheckResult> seen, String check) {
        return seen.stream()
                .filter(it -> it.checkId().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
