package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.process.LoopbackPort;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import java.nio.file.Path;

/** Brings a machine that does not run to running, on a free port, with a record that tells whoever finds it. */
final class Launch {
    private static final int PORTS_TO_TRY = 8;

    private final MachineKind kind;
    private final Path clientKey;
    private final FirstAnswer firstAnswer;
    private final Unfinished unfinished;

    Launch(MachineKind kind, Path clientKey, Door door, Unfinished unfinished) {
        this.kind = kind;
        this.clientKey = clientKey;
        this.firstAnswer = new FirstAnswer(kind, door);
        this.unfinished = unfinished;
    }

    /** How it comes to run: from its disk or from a saved state; false when somebody else has the port. */
    @FunctionalInterface
    interface Way {
        boolean go(MachineFolder folder, StoredMachine machine, Progress progress) throws InterruptedException;
    }

    /** Starts it from its disk and waits for its answer; a machine that does not answer is ended. */
    StoredMachine boot(MachineFolder folder, StoredMachine machine, Progress progress) throws InterruptedException {
        return bring(folder, machine, kind::start, progress);
    }

    /** Starts it in some way and waits for its answer; a machine that does not answer is ended. */
    StoredMachine bring(MachineFolder folder, StoredMachine machine, Way way, Progress progress)
            throws InterruptedException {
        try (var start = unfinished.begin(() -> kind.end(folder))) {
            progress.report(Text.of("progress.driver.starting", "name", machine.name()), 10);
            var running = start(folder, machine, way, progress);
            await(folder, running, progress);
            start.finish();
            return running;
        }
    }

    /** Its port is on record before it runs, so that whoever finds it after a crash can reach it. */
    StoredMachine start(MachineFolder folder, StoredMachine machine, Way way, Progress progress)
            throws InterruptedException {
        int port = machine.port();
        var begun = machine.stage() == StoredMachine.Stage.MADE ? machine.at(StoredMachine.Stage.STARTING) : machine;
        for (int attempt = 1; attempt <= PORTS_TO_TRY; attempt++) {
            if (port == 0 || !LoopbackPort.isFree(port)) {
                port = LoopbackPort.free();
            }
            var starting = folder.write(begun.runningAs(port, null));
            if (way.go(folder, starting, progress)) {
                var process = kind.process(folder)
                        .orElseThrow(() -> Problem.of(
                                "problem.driver.ended", "name", machine.name(), "log", kind.lastWords(folder)));
                return folder.write(starting.runningAs(port, process));
            }
            port = 0;
        }
        throw Problem.of("problem.driver.no-port", "detail", machine.name());
    }

    void await(MachineFolder folder, StoredMachine machine, Progress progress) throws InterruptedException {
        firstAnswer.await(folder, machine.name(), address(machine), progress);
    }

    SshAddress address(StoredMachine machine) {
        return new SshAddress(machine.name(), "127.0.0.1", machine.port(), "root", clientKey, machine.hostKey());
    }
}
