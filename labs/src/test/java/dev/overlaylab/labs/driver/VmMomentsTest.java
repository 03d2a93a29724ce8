package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.process.LoopbackPort;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.driver.vm.VmMachines;
import dev.overlaylab.labs.image.Flavour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Saving a moment of a real virtual machine and bringing it back. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VmMomentsTest {
    private static final String NAME = "moment";

    private final SshDoor door = new SshDoor(Duration.ofSeconds(30));
    private Path lab;
    private VmMachines kind;
    private Freezer freezer;
    private Driver driver;

    @BeforeAll
    void makeMachine(@TempDir Path temporary) {
        lab = temporary.resolve("a lab, it's one");
        var settings = new DriverSettings(
                lab, TestImage.of(Flavour.VM), temporary.resolve("client"), temporary.resolve("cache"), false);
        kind = new VmMachines(settings, door);
        freezer = kind.freezer().orElseThrow();
        driver = new LocalDriver(kind, settings, door);
        driver.create(
                new MachineSpec(
                        NAME,
                        Role.WORKSTATION,
                        "192.168.99.100",
                        768,
                        List.of(new MachineFile("/etc/overlaylab/proof", "proof\n", 0644))),
                Progress.NONE);
    }

    @AfterAll
    void removeMachine() {
        driver.remove(NAME);
    }

    @Test
    @Order(1)
    void should_bring_back_memory_processes_and_disk_of_a_moment() throws Exception {
        // given
        run("echo first > /root/file; echo first > /dev/shm/memory; nohup sleep 4321 > /dev/null 2>&1 & sync");
        var first = save("first");
        run("echo second > /root/file; echo second > /dev/shm/memory; pkill sleep; sync");
        var second = save("second");

        // when
        bringBack(first);

        // then
        assertThat(run("cat /root/file /dev/shm/memory; pgrep -xc sleep")).isEqualTo("first\nfirst\n1\n");

        // when
        bringBack(second);

        // then
        assertThat(run("cat /root/file /dev/shm/memory; pgrep -xc sleep")).isEqualTo("second\nsecond\n0\n");
    }

    private Path save(String name) throws Exception {
        var state = Files.createDirectories(lab.resolve("states")).resolve(name);
        freezer.pause(folder());
        assertThat(freezer.paused(folder())).isTrue();
        freezer.save(folder(), machine(), state);
        freezer.unpause(folder());
        assertThat(freezer.paused(folder())).isFalse();
        return state;
    }

    private void bringBack(Path state) throws Exception {
        freezer.requireRestorable(machine(), state);
        kind.end(folder());
        var starting = folder().write(machine().runningAs(LoopbackPort.free(), null));
        assertThat(freezer.restore(folder(), starting, state)).isTrue();
        assertThat(freezer.paused(folder())).isTrue();
        freezer.unpause(folder());
        run("true");
    }

    private MachineFolder folder() {
        return new MachineFolders(lab).of(NAME);
    }

    private StoredMachine machine() {
        return folder().read().orElseThrow();
    }

    private String run(String script) throws MachineException {
        try (var connection = door.open(driver.address(NAME))) {
            return connection
                    .run(Command.of(script).within(Duration.ofMinutes(2)))
                    .stdout();
        }
    }
}
