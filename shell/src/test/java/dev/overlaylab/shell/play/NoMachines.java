package dev.overlaylab.shell.play;

import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.cluster.Cluster;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.wire.Tap;
import java.util.List;

/** A cluster without any machine but the workstation. */
public interface NoMachines extends Cluster {
    @Override
    default List<MachineRecord> machines() {
        return List.of();
    }

    @Override
    default Machine named(String name) throws MachineException {
        throw new MachineException(name, MachineException.Cause.ABSENT, "none", null);
    }

    @Override
    default List<MachineRecord> onTheWire() {
        return List.of();
    }

    @Override
    default Tap tap() {
        throw Problem.of("problem.wire.nothing-runs");
    }

    @Override
    default void close() {}
}
