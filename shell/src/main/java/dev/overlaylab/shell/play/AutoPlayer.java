package dev.overlaylab.shell.play;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.report.CommandReport;
import dev.overlaylab.shell.report.DrillReport;
import dev.overlaylab.shell.report.Regression;
import dev.overlaylab.shell.report.RunReport;
import dev.overlaylab.shell.report.StepReport;
import dev.overlaylab.shell.watch.Watch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Plays a lab without a person: judges each step before its commands, types them as documented, judges again, plays the
 * drills of each, and in the end judges all steps once more.
 *
 * <p>Interrupting the playing thread ends it with a {@link CancellationException}; {@link #stop} also ends the command that
 * is running.
 */
public final class AutoPlayer {
    private final Lab lab;
    private final Typing typing;
    private final Runner runner;
    private final PlayListener listener;
    private final Clock clock;
    private final Duration settling;
    private final DrillPlayer drills;
    private final List<Entry> history = new ArrayList<>();

    /**
     * Prepares to play.
     *
     * @param settling how long what a step did may take to be seen by every machine
     * @param limit how long one command may take
     */
    public AutoPlayer(
            Lab lab,
            Workstation workstation,
            Runner runner,
            PlayListener listener,
            Clock clock,
            Duration settling,
            Duration limit) {
        this.lab = lab;
        this.typing = new Typing(workstation, listener, clock, limit);
        this.runner = runner;
        this.listener = listener;
        this.clock = clock;
        this.settling = settling;
        this.drills = new DrillPlayer(typing, runner, listener, clock, settling);
    }

    /** Plays every step, also after one that failed: what follows tells more about what went wrong. */
    public Played play() {
        var began = clock.instant();
        var steps = new ArrayList<StepReport>();
        for (var step : lab.steps()) {
            steps.add(play(step));
        }
        listener.judgingAgain();
        var again = runner.until(
                lab.steps().stream().flatMap(it -> it.checks().stream()).toList(),
                patience(steps.stream().flatMap(it -> it.commands().stream())));
        var ended = clock.instant();
        var complete = new ArrayList<StepReport>();
        var regressions = new ArrayList<Regression>();
        for (int i = 0; i < steps.size(); i++) {
            var step = lab.steps().get(i);
            var results = of(step.checks(), again);
            complete.add(steps.get(i).judgedAgain(results));
            regressions.addAll(new Watch(history).regressions(step.id(), results, ended.toString()));
        }
        return new Played(began, Duration.between(began, ended), complete, regressions);
    }

    private StepReport play(Step step) {
        var began = clock.instant();
        int number = lab.steps().indexOf(step) + 1;
        listener.stepBegins(step, number, lab.steps().size());
        typing.stopIfAsked();
        var before = before(step, lab.steps().subList(0, number - 1));
        listener.judgedBefore(step, before);
        var commands = new ArrayList<CommandReport>();
        for (var command : step.commands()) {
            commands.add(run(step, command));
        }
        typing.stopIfAsked();
        var after = runner.until(step.checks(), patience(commands.stream()));
        typing.stopIfAsked();
        remember(step, after);
        listener.judgedAfter(step, after);
        var drilled = drills(step, after);
        var took = Duration.between(began, clock.instant());
        return new StepReport(step.id(), step.title(), commands, before, after, drilled, List.of(), took);
    }

    /** What the earlier steps made is looked at with it: so it is known which step's commands broke it. */
    private List<CheckResult> before(Step step, List<Step> earlier) {
        var results = runner.run(Stream.concat(Stream.of(step), earlier.stream())
                .flatMap(it -> it.checks().stream())
                .toList());
        earlier.forEach(it -> remember(it, of(it.checks(), results)));
        return of(step.checks(), results);
    }

    private void remember(Step step, List<CheckResult> results) {
        history.add(Watch.judged(clock.instant().toString(), step.id(), results));
    }

    private CommandReport run(Step step, Step.DocumentedCommand command) {
        var began = clock.instant();
        var report = typing.type(command);
        history.add(ran(began, step, report));
        return report;
    }

    private static Entry.Ran ran(Instant began, Step step, CommandReport report) {
        return new Entry.Ran(
                began.toString(),
                step.id(),
                report.line(),
                report.exit(),
                report.took().toMillis(),
                "");
    }

    /** Those of a step that is finished. */
    private List<DrillReport> drills(Step step, List<CheckResult> after) {
        if (step.drills().isEmpty() || red(after)) {
            return List.of();
        }
        var began = clock.instant();
        var played = drills.play(step);
        for (var drill : played) {
            drill.commands().forEach(it -> history.add(ran(began, step, it)));
            remember(step, drill.mended());
        }
        return played;
    }

    /** How long outcomes may take to come about: what a command did not do will not come by waiting. */
    private Duration patience(Stream<CommandReport> commands) {
        return commands.allMatch(CommandReport::asDocumented) ? settling : Duration.ZERO;
    }

    /** Ends the running command and then the whole play; for another thread to call. */
    public void stop(Thread playing) {
        typing.stop(playing);
    }

    private static List<CheckResult> of(List<Check> checks, List<CheckResult> results) {
        var ids = checks.stream().map(Check::id).toList();
        return results.stream().filter(it -> ids.contains(it.checkId())).toList();
    }

    /** Whether anything was red. */
    static boolean red(List<CheckResult> results) {
        return results.stream().anyMatch(it -> it.verdict().outcome() != Outcome.PASS);
    }

    /** What came of it. */
    public record Played(Instant startedAt, Duration took, List<StepReport> steps, List<Regression> regressions) {
        public RunReport report(Lab lab, String driver, Map<String, String> engines) {
            return new RunReport(lab.id(), lab.title(), driver, engines, startedAt, took, steps, regressions);
        }
    }
}
