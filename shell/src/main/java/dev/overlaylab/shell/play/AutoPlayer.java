package dev.overlaylab.shell.play;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.report.CommandOutput;
import dev.overlaylab.shell.report.CommandReport;
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
 * Plays a lab without a person: judges each step before its commands, types them as documented, judges again, and in the
 * end judges all steps once more.
 *
 * <p>Interrupting the playing thread ends it with a {@link CancellationException}; {@link #stop} also ends the command that
 * is running.
 */
public final class AutoPlayer {
    private static final byte[] CTRL_C = {3};
    private static final Duration TO_STOP = Duration.ofSeconds(10);
    private final Lab lab;
    private final Workstation workstation;
    private final Runner runner;
    private final PlayListener listener;
    private final Clock clock;
    private final Duration settling;
    private final Duration limit;
    private final List<Entry> history = new ArrayList<>();
    private volatile boolean stopped;

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
        this.workstation = workstation;
        this.runner = runner;
        this.listener = listener;
        this.clock = clock;
        this.settling = settling;
        this.limit = limit;
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
        stopIfAsked();
        var before = before(step, lab.steps().subList(0, number - 1));
        listener.judgedBefore(step, before);
        var commands = new ArrayList<CommandReport>();
        for (var command : step.commands()) {
            stopIfAsked();
            commands.add(run(step, command));
        }
        stopIfAsked();
        var after = runner.until(step.checks(), patience(commands.stream()));
        stopIfAsked();
        remember(step, after);
        listener.judgedAfter(step, after);
        return new StepReport(
                step.id(), step.title(), commands, before, after, List.of(), Duration.between(began, clock.instant()));
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
        listener.commandBegins(command);
        var began = clock.instant();
        var output = new CommandOutput();
        int exit = exit(command, output);
        var report = new CommandReport(
                command.line(), exit, command.expectExit(), output.text(), Duration.between(began, clock.instant()));
        history.add(new Entry.Ran(
                began.toString(), step.id(), command.line(), exit, report.took().toMillis(), ""));
        listener.commandEnded(report);
        return report;
    }

    private int exit(Step.DocumentedCommand command, CommandOutput output) {
        var timed = new TimeLimit(workstation, limit, TO_STOP);
        int exit = CommandReport.NO_ANSWER;
        try (timed) {
            exit = workstation
                    .run(command.line(), (bytes, offset, length) -> {
                        output.add(bytes, offset, length);
                        listener.printed(bytes, offset, length);
                    })
                    .exitStatus();
        } catch (MachineException e) {
            stopIfAsked();
            output.add(String.valueOf(e.getMessage()));
        }
        return timed.reached() ? CommandReport.ENDLESS : exit;
    }

    /** How long outcomes may take to come about: what a command did not do will not come by waiting. */
    private Duration patience(Stream<CommandReport> commands) {
        return commands.allMatch(CommandReport::asDocumented) ? settling : Duration.ZERO;
    }

    /** Ends the running command and then the whole play; for another thread to call. */
    public void stop(Thread playing) {
        // In this order: a command that ends on Ctrl-C must not be followed by the next.
        stopped = true;
        workstation.type(CTRL_C);
        playing.interrupt();
    }

    private void stopIfAsked() {
        if (stopped || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopped");
        }
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
