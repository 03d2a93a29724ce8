package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.image.Flavour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real machine with an engine, for the tests of one class. */
final class OneMachine implements AutoCloseable {
    private static final String NAME = "contract";
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"]}";
    private static final String AWAIT_ENGINE =
            "i=0; until docker version; do i=$((i + 1)); [ $i -lt 600 ] || exit 1; sleep 0.1; done";

    private final Driver driver;

    private OneMachine(Driver driver) {
        this.driver = driver;
    }

    static OneMachine of(String driverId, Flavour flavour, Path folder) throws MachineException {
        var settings = new DriverSettings(
                folder.resolve("lab"), TestImage.of(flavour), folder.resolve("client"), folder.resolve("cache"), false);
        var driver = Drivers.make(driverId, settings, new SshDoor());
        var machine = new OneMachine(driver);
        driver.create(
                new MachineSpec(
                        NAME,
                        Role.ENGINE,
                        "192.168.99.100",
                        768,
                        List.of(new MachineFile("/etc/docker/daemon.json", DAEMON, 0644))),
                Progress.NONE);
        try (var connection = new SshDoor().open(machine.address())) {
            var engine = connection.run(Command.of(AWAIT_ENGINE).within(Duration.ofMinutes(2)));
            if (!engine.succeeded()) {
                throw new IllegalStateException("the engine does not start: " + engine.stderr());
            }
        } catch (MachineException | RuntimeException e) {
            machine.close();
            throw e;
        }
        return machine;
    }

    SshAddress address() {
        return driver.address(NAME);
    }

    @Override
    public void close() {
        driver.remove(NAME);
    }
}
