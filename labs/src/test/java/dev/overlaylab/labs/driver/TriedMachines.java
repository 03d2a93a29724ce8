package dev.overlaylab.labs.driver;

import static java.util.Objects.requireNonNull;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.MachineRecord.State;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.process.RunningProcess;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.image.MachineImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Real machines that the cases of a contract share: a lab of two, and a neighbour. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class TriedMachines {
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"]}";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    Path lab;
    Driver driver;
    Driver neighbour;
    private Path folder;
    private MachineImage image;

    abstract String driverId();

    abstract Flavour flavour();

    @BeforeAll
    void makeMachines(@TempDir Path temporary) {
        folder = temporary;
        image = TestImage.of(flavour());
        // A space, a comma, a quote and Japanese in the path: a learner's home may be like that.
        lab = folder.resolve("ラボ, it's one");
        driver = driverOf(lab);
        neighbour = driverOf(folder.resolve("lab-two"));
        var all = List.of(
                CompletableFuture.runAsync(() -> driver.create(workstation(), Progress.NONE)),
                CompletableFuture.runAsync(() -> driver.create(engine("node-a", "192.168.99.100"), Progress.NONE)),
                CompletableFuture.runAsync(() -> neighbour.create(engine("node-a", "192.168.99.50"), Progress.NONE)));
        all.forEach(CompletableFuture::join);
    }

    @AfterAll
    void removeMachines() {
        for (var each : List.of(driver, neighbour)) {
            each.list().forEach(machine -> each.remove(machine.name()));
        }
    }

    Driver driverOf(Path labDirectory) {
        return Drivers.make(driverId(), settingsOf(labDirectory), new SshDoor(Duration.ofSeconds(30)));
    }

    DriverSettings settingsOf(Path labDirectory) {
        return new DriverSettings(labDirectory, image, folder.resolve("keys/client"), folder.resolve("cache"), false);
    }

    State stateOf(String name) {
        return driver.list().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    static RunningProcess process(Path lab, String name) {
        return requireNonNull(
                new MachineFolders(lab).of(name).read().orElseThrow().process());
    }

    static MachineSpec workstation() {
        return new MachineSpec("workstation", Role.WORKSTATION, "192.168.99.1", 512, List.of());
    }

    static MachineSpec engine(String name, String address) {
        return new MachineSpec(
                name,
                Role.ENGINE,
                address,
                768,
                List.of(
                        new MachineFile("/etc/docker/daemon.json", DAEMON, 0644),
                        new MachineFile("/etc/overlaylab/proof", "証明\n", 0640)));
    }

    /** The engine of a VM comes up a little after SSH does. */
    static String waitingForEngine(String script) {
        return "i=0; until curl -sf --unix-socket /var/run/docker.sock http://engine/_ping > /dev/null;"
                + " do i=$((i + 1)); [ $i -lt 200 ] || exit 99; sleep 0.5; done; "
                + script;
    }

    static String ping(String address) {
        return "ping -c 2 -W 2 " + address;
    }

    static List<String> facts(Driver driver, String name) throws MachineException {
        return run(
                        driver,
                        name,
                        "hostname; cat /etc/machine-id; cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub;"
                                + " echo $(ip -o -4 address show eth1 | awk '{print $4}') $(cat /sys/class/net/eth1/mtu)")
                .stdout()
                .lines()
                .toList();
    }

    static CommandResult run(Driver driver, String name, String script) throws MachineException {
        try (var connection = new SshDoor(Duration.ofSeconds(30)).open(driver.address(name))) {
            return connection.run(Command.of(script).within(Duration.ofMinutes(4)));
        }
    }
}
