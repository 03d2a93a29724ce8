package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.fault.Fault;
import dev.overlaylab.labs.fault.Faults;
import dev.overlaylab.labs.image.Flavour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Faults on real machines: each is felt, listed, and gone when undone. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultContractTest {
    private static final String A = "192.168.99.100";
    private static final String B = "192.168.99.101";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String CLEAN = "ls -A /run/overlaylab-faults; iptables -w -t mangle -S | grep -c OLF-;"
            + " cat /sys/class/net/eth1/mtu; tc qdisc show dev eth1 | grep -c netem; ip -br link show eth1 | grep -c LOWER_UP";

    private Driver driver;
    private Faults faults;

    abstract String driverId();

    abstract Flavour flavour();

    @BeforeAll
    void makeMachines(@TempDir Path folder) {
        var settings = new DriverSettings(
                folder.resolve("lab"),
                TestImage.of(flavour()),
                folder.resolve("keys/client"),
                folder.resolve("cache"),
                false);
        driver = Drivers.make(driverId(), settings, new SshDoor(Duration.ofSeconds(30)));
        List.of(
                        CompletableFuture.runAsync(() -> driver.create(
                                new MachineSpec("node-a", Role.WORKSTATION, A, 384, List.of()), Progress.NONE)),
                        CompletableFuture.runAsync(() -> driver.create(
                                new MachineSpec("node-b", Role.WORKSTATION, B, 384, List.of()), Progress.NONE)))
                .forEach(CompletableFuture::join);
        faults = new Faults(this::open, Map.of("node-a", A, "node-b", B));
    }

    @AfterAll
    void removeMachines() {
        driver.list().forEach(machine -> driver.remove(machine.name()));
    }

    @AfterEach
    void everythingIsGoodAgain() throws MachineException {
        faults.undo("all");
        assertThat(faults.list()).isEmpty();
        for (var machine : List.of("node-a", "node-b")) {
            assertThat(run(machine, CLEAN).stdout()).as(machine).isEqualTo("0\n1500\n0\n1\n");
        }
        assertThat(reaches()).as("control").isTrue();
    }

    @Test
    void should_pull_the_plug_and_put_it_in_again() throws Exception {
        faults.begin(Fault.link("node-b"));

        assertThat(reaches()).isFalse();
        assertThat(faults.list()).containsExactly(Fault.link("node-b"));
        assertThat(faults.undo("node-b:link")).containsExactly(Fault.link("node-b"));
        assertThat(faults.undo("node-b:link")).isEmpty();
    }

    @Test
    void should_block_one_port_and_no_other() throws Exception {
        listen("node-b", 7946);
        listen("node-b", 7947);
        assertThat(connects(7946)).as("control").isTrue();

        faults.begin(Fault.block("node-b", 7946));
        faults.begin(Fault.block("node-b", 7946));

        assertThat(connects(7946)).isFalse();
        assertThat(connects(7947)).isTrue();
        assertThat(faults.list()).extracting(Fault::name).containsExactly("node-b:block-7946");
        faults.undo("block-7946");
        assertThat(connects(7946)).isTrue();
    }

    @Test
    void should_make_packets_smaller() throws Exception {
        faults.begin(Fault.mtu("node-a", 1400));
        faults.begin(Fault.mtu("node-a", 1300));

        assertThat(run("node-a", "cat /sys/class/net/eth1/mtu").stdout()).isEqualTo("1300\n");
        assertThat(run("node-a", "ping -c 1 -W 2 -M do -s 1372 " + B).exitCode())
                .isNotZero();
    }

    @Test
    void should_part_two_halves_for_gossip_only() throws Exception {
        listen("node-b", 7946);

        faults.partition(Set.of("node-a"), Set.of("node-b"));

        assertThat(connects(7946)).isFalse();
        assertThat(reaches()).isTrue();
        assertThat(faults.list())
                .containsExactly(Fault.partition("node-a", Set.of(B)), Fault.partition("node-b", Set.of(A)));
        assertThat(faults.undo("partition")).hasSize(2);
        assertThat(connects(7946)).isTrue();
    }

    @Test
    void should_delay_and_lose_or_say_that_this_kernel_cannot() throws Exception {
        try {
            faults.begin(Fault.delay("node-a", 300));
        } catch (Problem e) {
            assertThat(e).hasMessageStartingWith("problem.fault.cannot");
            assertThat(driverId()).as("a virtual machine's own kernel can").isNotEqualTo("vm");
            return;
        }
        var late = run("node-a", "ping -c 2 -W 3 " + B + " | sed -n 's/^rtt.* = \\([0-9]*\\).*/\\1/p'");
        assertThat(Integer.parseInt(late.stdout().strip())).isBetween(300, 5000);

        faults.begin(Fault.loss("node-a", 100));
        assertThat(reaches()).isFalse();
        faults.undo("node-a:loss");
        assertThat(reaches()).isTrue();
        assertThat(faults.list()).containsExactly(Fault.delay("node-a", 300));
    }

    @Test
    void should_refuse_what_makes_no_sense() {
        assertThatThrownBy(() -> Fault.loss("node-a", 101)).hasMessageStartingWith("problem.fault.value");
        assertThatThrownBy(() -> Fault.block("node-a", 0)).hasMessageStartingWith("problem.fault.value");
        assertThatThrownBy(() -> faults.begin(Fault.link("node-c")))
                .hasMessageStartingWith("problem.wire.unknown-machine");
        assertThatThrownBy(() -> faults.begin(new Fault("node-a", "earthquake", List.of())))
                .hasMessageStartingWith("problem.fault.kind");
        assertThatThrownBy(() -> faults.partition(Set.of("node-a"), Set.of("node-a", "node-b")))
                .hasMessageStartingWith("problem.fault.halves");
    }

    private boolean reaches() throws MachineException {
        return run("node-a", "ping -c 2 -W 3 " + B).exitCode() == 0;
    }

    private void listen(String machine, int port) throws MachineException {
        run(
                machine,
                "setsid socat TCP-LISTEN:" + port + ",fork,reuseaddr EXEC:true > /dev/null 2>&1 < /dev/null &"
                        + " i=0; until ss -ltn | grep -q ':" + port
                        + " '; do i=$((i + 1)); [ $i -lt 100 ] || exit 1; sleep 0.1; done");
    }

    private boolean connects(int port) throws MachineException {
        return run("node-a", "timeout 3 bash -c '< /dev/tcp/" + B + "/" + port + "'")
                        .exitCode()
                == 0;
    }

    private Machine open(String name) throws MachineException {
        return new SshDoor(Duration.ofSeconds(30)).open(driver.address(name));
    }

    private CommandResult run(String name, String script) throws MachineException {
        try (var connection = new SshDoor(Duration.ofSeconds(30)).open(driver.address(name))) {
            return connection.run(Command.of(script).within(PATIENCE));
        }
    }
}
