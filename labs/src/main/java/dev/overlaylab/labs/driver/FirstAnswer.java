package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.process.LoopbackPort;
import dev.overlaylab.labs.driver.record.MachineFolder;
import java.time.Duration;

/** Waits until a machine lets us in and has shown its own host key. */
final class FirstAnswer {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration TIME_TO_GREET = Duration.ofSeconds(5);
    private static final int STARTED = 20;
    private static final int NEARLY = 95;

    private final MachineKind kind;
    private final Door door;

    FirstAnswer(MachineKind kind, Door door) {
        this.kind = kind;
        this.door = door;
    }

    void await(MachineFolder folder, String name, SshAddress address, Progress progress) throws InterruptedException {
        var deadline = Deadline.in(kind.timeToBoot());
        var in = deadline.until(
                () -> {
                    report(name, deadline, progress);
                    if (!kind.runs(folder)) {
                        throw Problem.of("problem.driver.ended", "name", name, "log", kind.lastWords(folder));
                    }
                    return LoopbackPort.greetsAsSsh(address.port(), TIME_TO_GREET) && admits(name, address);
                },
                PAUSE);
        if (!in) {
            throw Problem.of(
                    "problem.driver.silent",
                    "name",
                    name,
                    "seconds",
                    kind.timeToBoot().toSeconds(),
                    "log",
                    kind.lastWords(folder));
        }
    }

    private boolean admits(String name, SshAddress address) {
        try (var connection = door.open(address)) {
            return connection.isOpen();
        } catch (MachineException e) {
            return switch (e.why()) {
                case WRONG_HOST_KEY, NOT_ADMITTED ->
                    throw new Problem(
                            Text.of(
                                    "problem.driver.not-admitted",
                                    "name",
                                    name,
                                    "detail",
                                    String.valueOf(e.getMessage())),
                            e);
                default -> false;
            };
        }
    }

    /** There is no telling how far a boot is; it comes nearer to the end the longer it takes. */
    private void report(String name, Deadline deadline, Progress progress) {
        var usual = kind.timeToBoot().toMillis() / 4.0;
        var share = 1 - Math.exp(-2 * deadline.elapsed().toMillis() / usual);
        progress.report(
                Text.of(
                        "progress.driver.booting",
                        "name",
                        name,
                        "seconds",
                        deadline.elapsed().toSeconds()),
                (int) (STARTED + share * (NEARLY - STARTED)));
    }
}
