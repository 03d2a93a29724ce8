package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.labs.cluster.Cluster;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.fault.Faults;
import dev.overlaylab.labs.wire.Tap;
import java.util.Map;
import java.util.stream.Collectors;

/** What lies between the machines of a lab: who is on it, what passes, what is wrong on purpose. */
public final class LabWire {
    private final Cluster cluster;

    LabWire(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Listens to what passes between the machines; ended with the session at the latest. */
    public Tap listen() throws InterruptedException {
        return cluster.tap();
    }

    /** What is wrong on purpose with the machines that run now. */
    public Faults faults() {
        return new Faults(
                cluster,
                cluster.onTheWire().stream()
                        .filter(it -> it.state() == MachineRecord.State.RUNNING)
                        .collect(Collectors.toMap(MachineRecord::name, MachineRecord::address)));
    }

    /** The machines on the lab's wire, by name with their addresses. */
    public Map<String, String> machines() {
        return cluster.onTheWire().stream()
                .collect(Collectors.toMap(MachineRecord::name, MachineRecord::address, (one, other) -> one));
    }
}
