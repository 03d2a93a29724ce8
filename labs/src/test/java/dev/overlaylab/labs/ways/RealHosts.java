package dev.overlaylab.labs.ways;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.TestImage;
import dev.overlaylab.labs.image.Flavour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Real machines with engines, for what is done right and wrong on them. */
final class RealHosts implements Machines, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MEMORY = 640;
    private final SshDoor door = new SshDoor();
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Driver driver;
    private final List<String> names;

    /** @param daemon the engines' configuration; the machines get the addresses 192.168.99.100 and following */
    RealHosts(String driverId, Path folder, List<String> names, String daemon) {
        var flavour = Flavour.valueOf(driverId.toUpperCase(Locale.ROOT));
        var settings = new DriverSettings(
                folder.resolve("lab"), TestImage.of(flavour), folder.resolve("key"), folder.resolve("cache"), false);
        this.names = List.copyOf(names);
        driver = Drivers.make(driverId, settings, door);
        IntStream.range(0, names.size()).parallel().forEach(it -> make(it, daemon));
    }

    private void make(int number, String daemon) {
        driver.create(
                new MachineSpec(
                        names.get(number),
                        Role.ENGINE,
                        "192.168.99." + (100 + number),
                        MEMORY,
                        List.of(new MachineFile("/etc/docker/daemon.json", daemon, 0644))),
                Progress.NONE);
        run(
                names.get(number),
                "i=0; until docker version >/dev/null 2>&1; do i=$((i + 1)); [ $i -lt 600 ] || exit 1; sleep 0.2; done");
    }

    @Override
    public synchronized Machine named(String name) throws MachineException {
        if (driver.list().stream().noneMatch(it -> it.name().equals(name))) {
            throw new MachineException(name, MachineException.Cause.ABSENT, "there is no such machine", null);
        }
        var known = connections.get(name);
        if (known == null || !known.isOpen()) {
            known = door.open(driver.address(name));
            connections.put(name, known);
        }
        return known;
    }

    /** What a script prints; it has to succeed. */
    String run(String name, String script) {
        try {
            var result = named(name).run(Command.of(script).within(PATIENCE));
            if (!result.succeeded()) {
                throw new IllegalStateException(
                        name + ": " + script + " ended with " + result.exitCode() + ": " + result.stderr());
            }
            return result.stdout().strip();
        } catch (MachineException e) {
            throw new IllegalStateException(name + ": " + script, e);
        }
    }

    @Override
    public void close() {
        connections.values().forEach(Connection::close);
        names.forEach(driver::remove);
    }
}
