package dev.overlaylab.labs.cluster;

import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.wire.Tap;
import dev.overlaylab.labs.workstation.Workstation;
import java.util.List;

/** The machines of one running lab, with open connections to them. */
public interface Cluster extends Machines, AutoCloseable {
    /** The machine the learner types at; started when first asked for. */
    Workstation workstation();

    /** All machines but the workstation, in order of creation. */
    List<MachineRecord> machines();

    /** All machines that are on the lab's wire: the workstation too. */
    List<MachineRecord> onTheWire();

    /** Listens to what passes between the machines; closed with the cluster at the latest. */
    Tap tap() throws InterruptedException;

    /** Closes connections; machines go on. */
    @Override
    void close();
}
