package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Keeps the driver's contract without any machine: records only. */
public class InMemoryDriver implements Driver {
    private final Map<String, MachineRecord> machines = new LinkedHashMap<>();
    private final Map<String, MachineSpec> specs = new LinkedHashMap<>();

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Moments.NONE, Set.of());
    }

    @Override
    public MachineRecord create(MachineSpec spec, Progress progress) {
        return made(spec);
    }

    private synchronized MachineRecord made(MachineSpec spec) {
        if (machines.containsKey(spec.name())) {
            throw Problem.of("problem.test.exists", "name", spec.name());
        }
        var record =
                new MachineRecord(spec.name(), spec.role(), spec.address(), MachineRecord.State.RUNNING, Instant.EPOCH);
        machines.put(spec.name(), record);
        specs.put(spec.name(), spec);
        return record;
    }

    /** What the machine was made from. */
    synchronized MachineSpec spec(String name) {
        return Objects.requireNonNull(specs.get(name), name);
    }

    @Override
    public synchronized void start(String name, Progress progress) {
        state(name, MachineRecord.State.RUNNING);
    }

    @Override
    public synchronized void stop(String name, Progress progress) {
        state(name, MachineRecord.State.STOPPED);
    }

    private void state(String name, MachineRecord.State state) {
        machines.computeIfPresent(
                name, (it, old) -> new MachineRecord(name, old.role(), old.address(), state, old.created()));
    }

    @Override
    public synchronized void remove(String name) {
        machines.remove(name);
    }

    @Override
    public synchronized List<MachineRecord> list() {
        return List.copyOf(machines.values());
    }

    @Override
    public SshAddress address(String name) {
        return new SshAddress(name, "127.0.0.1", 1, "root", Path.of("none"), "ssh-ed25519 AAAAhostkey");
    }
}
