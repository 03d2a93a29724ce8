package dev.overlaylab.labs.cluster;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.MachineRecord;
import java.util.concurrent.ConcurrentHashMap;

/** Connections as root to a driver's machines, kept until they are lost. */
final class OpenConnections implements Connections, AutoCloseable {
    private final Driver driver;
    private final Door door;
    private final ConcurrentHashMap<String, Kept> byName = new ConcurrentHashMap<>();

    OpenConnections(Driver driver, Door door) {
        this.driver = driver;
        this.door = door;
    }

    /** Its lock lets machines be connected to in parallel, and each only once. */
    private static final class Kept {
        private java.util.Optional<Connection> connection = java.util.Optional.empty();
    }

    @Override
    public Connection to(String machine) throws MachineException {
        var record = driver.list().stream()
                .filter(it -> it.name().equals(machine))
                .findFirst()
                .orElseThrow(() -> new MachineException(machine, Cause.ABSENT, "there is no such machine", null));
        if (record.state() != MachineRecord.State.RUNNING) {
            forget(machine);
            throw new MachineException(machine, Cause.UNREACHABLE, "it does not run: " + record.state(), null);
        }
        var kept = byName.computeIfAbsent(machine, it -> new Kept());
        synchronized (kept) {
            var open = kept.connection.filter(Connection::isOpen);
            if (open.isEmpty()) {
                kept.connection.ifPresent(Connection::close);
                open = java.util.Optional.of(door.open(driver.address(machine)));
                kept.connection = open;
            }
            return open.get();
        }
    }

    private void forget(String machine) {
        var kept = byName.remove(machine);
        if (kept != null) {
            synchronized (kept) {
                kept.connection.ifPresent(Connection::close);
            }
        }
    }

    @Override
    public void close() {
        byName.keySet().forEach(this::forget);
    }
}
