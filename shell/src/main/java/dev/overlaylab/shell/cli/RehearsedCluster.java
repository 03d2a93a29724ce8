package dev.overlaylab.shell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.cluster.Cluster;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.wire.Tap;
import dev.overlaylab.labs.workstation.Workstation;
import java.util.List;

/** No machines, and a workstation that says the same to everything. */
final class RehearsedCluster implements Cluster, Workstation {
    private static final byte[] ANSWER = "rehearsed\r\n".getBytes(UTF_8);

    @Override
    public LineResult run(String line, Screen screen) {
        screen.print(ANSWER, 0, ANSWER.length);
        return new LineResult(0, directory());
    }

    @Override
    public boolean type(byte[] keys) {
        return false;
    }

    @Override
    public void resize(int columns, int rows) {}

    @Override
    public String directory() {
        return "/home/learner";
    }

    @Override
    public Workstation workstation() {
        return this;
    }

    @Override
    public List<MachineRecord> machines() {
        return List.of();
    }

    @Override
    public List<MachineRecord> onTheWire() {
        return List.of();
    }

    @Override
    public Machine named(String name) throws MachineException {
        throw new MachineException(name, MachineException.Cause.ABSENT, "rehearsed", null);
    }

    @Override
    public Tap tap() {
        throw Problem.of("problem.wire.nothing-runs");
    }

    @Override
    public void close() {}
}
