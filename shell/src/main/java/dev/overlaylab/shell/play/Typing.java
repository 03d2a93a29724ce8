package dev.overlaylab.shell.play;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.report.CommandOutput;
import dev.overlaylab.shell.report.CommandReport;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Types commands at the workstation, each in its time, until told to stop. */
final class Typing {
    private static final byte[] CTRL_C = {3};
    private static final Duration TO_STOP = Duration.ofSeconds(10);
    private final Workstation workstation;
    private final PlayListener listener;
    private final Clock clock;
    private final Duration limit;
    private volatile boolean stopped;

    Typing(Workstation workstation, PlayListener listener, Clock clock, Duration limit) {
        this.workstation = workstation;
        this.listener = listener;
        this.clock = clock;
        this.limit = limit;
    }

    /** A command of the lab. */
    CommandReport type(DocumentedCommand command) {
        return type(command, command.line());
    }

    /** A line that must end with 0, in a bash of its own: what the lab's commands have set stays as it is. */
    CommandReport aside(String line) {
        return type(new DocumentedCommand("", line, 0), "(\n" + line + "\n)");
    }

    private CommandReport type(DocumentedCommand command, String typed) {
        stopIfAsked();
        listener.commandBegins(command);
        var began = clock.instant();
        var output = new CommandOutput();
        int exit = exit(typed, output);
        var report = new CommandReport(
                command.line(), exit, command.expectExit(), output.text(), Duration.between(began, clock.instant()));
        listener.commandEnded(report);
        return report;
    }

    private int exit(String line, CommandOutput output) {
        var timed = new TimeLimit(workstation, limit, TO_STOP);
        int exit = CommandReport.NO_ANSWER;
        try (timed) {
            exit = workstation
                    .run(line, (bytes, offset, length) -> {
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

    /** Ends the running command and then the whole play; for another thread to call. */
    void stop(Thread playing) {
        // In this order: a command that ends on Ctrl-C must not be followed by the next.
        stopped = true;
        workstation.type(CTRL_C);
        playing.interrupt();
    }

    void stopIfAsked() {
        if (stopped || Thread.currentThread().isInterrupted()) {
            throw new CancellationException("stopped");
        }
    }
}
