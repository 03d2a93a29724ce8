package dev.overlaylab.labs.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineRecord.State;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.process.RunningProcess;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.image.MachineImage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What every driver of machines on this computer promises, tried on real machines that the cases share. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class DriverContractTest {
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"]}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path folder;
    private Path lab;
    private MachineImage image;
    private Driver driver;
    private Driver neighbour;

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

    @Test
    @Order(1)
    void should_give_each_machine_its_own_identity() throws Exception {
        // when
        var first = facts(driver, "workstation");
        var second = facts(driver, "node-a");

        // then
        assertThat(first.get(0)).isEqualTo("workstation");
        assertThat(second.get(0)).isEqualTo("node-a");
        assertThat(first.get(1)).matches("[0-9a-f]{32}").isNotEqualTo(second.get(1));
        assertThat(first.get(2)).startsWith("ssh-ed25519 ").isNotEqualTo(second.get(2));
        assertThat(driver.address("workstation").hostKey()).isEqualTo(first.get(2));
        assertThat(first.get(3)).isEqualTo("192.168.99.1/24 1500");
        assertThat(second.get(3)).isEqualTo("192.168.99.100/24 1500");
    }

    @Test
    @Order(2)
    void should_put_files_where_the_spec_says_before_anything_starts() throws Exception {
        // when
        var seen = run(driver, "node-a", "stat -c '%a %U' /etc/overlaylab/proof; cat /etc/overlaylab/proof");

        // then
        assertThat(seen.stdout()).isEqualTo("640 root\n証明\n");
    }

    @Test
    @Order(3)
    void should_run_an_engine_with_the_baked_images_where_asked_and_none_elsewhere() throws Exception {
        // when
        var images =
                run(driver, "node-a", waitingForEngine("docker images --format '{{.Repository}}:{{.Tag}}' | sort"));
        var none = run(driver, "workstation", "pidof dockerd || echo none");

        // then
        assertThat(images.stdout().lines())
                .containsExactly(
                        "busybox:latest",
                        "nginx:latest",
                        "overlaylab/counter:latest",
                        "overlaylab/toolbox:latest",
                        "progrium/consul:latest",
                        "quay.io/coreos/etcd:latest",
                        "redis:latest",
                        "zembutsu/docker-sample-nginx:1.0",
                        "zookeeper:latest");
        assertThat(none.stdout()).isEqualTo("none\n");
    }

    @Test
    @Order(4)
    void should_let_machines_of_a_lab_reach_each_other_and_nobody_else() throws Exception {
        // when
        var peer = run(driver, "workstation", ping("192.168.99.100"));
        var outside = run(driver, "workstation", ping("192.0.2.1"));
        var otherLab = run(driver, "workstation", ping("192.168.99.50"));
        var fromOtherLab = run(neighbour, "node-a", ping("192.168.99.1"));

        // then
        assertThat(peer.stdout()).as("control").contains(" 0% packet loss");
        assertThat(outside.stdout() + outside.stderr())
                .containsAnyOf("100% packet loss", "Unreachable", "unreachable", "local firewall rules");
        assertThat(outside.exitCode()).isIn(1, 2);
        assertThat(otherLab.stdout()).contains("100% packet loss");
        assertThat(fromOtherLab.stdout()).contains("100% packet loss");
    }

    @Test
    @Order(5)
    void should_refuse_a_second_machine_of_the_same_name() {
        // when / then
        assertThatThrownBy(() -> driver.create(engine("node-a", "192.168.99.101"), Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.exists");
        assertThatThrownBy(() -> driver.create(engine("Node-A", "192.168.99.101"), Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.exists");
        assertThat(driver.list()).hasSize(2);
    }

    @Test
    @Order(6)
    void should_find_its_machines_when_made_anew() throws Exception {
        // given
        var anew = driverOf(lab);

        // when
        var machines = anew.list();

        // then
        assertThat(machines).extracting(MachineRecord::name).containsExactlyInAnyOrder("workstation", "node-a");
        assertThat(machines).extracting(MachineRecord::state).containsOnly(State.RUNNING);
        assertThat(anew.address("node-a")).isEqualTo(driver.address("node-a"));
        assertThat(run(anew, "node-a", "hostname").stdout()).isEqualTo("node-a\n");
    }

    @Test
    @Order(7)
    void should_keep_the_disk_and_take_another_port_when_stopped_and_started() throws Exception {
        // given
        var before = driver.address("node-a");
        run(driver, "node-a", waitingForEngine("docker tag busybox kept && echo kept > /root/kept && sync"));

        // when
        driver.stop("node-a", Progress.NONE);
        driver.stop("node-a", Progress.NONE);

        // then
        assertThat(stateOf("node-a")).isEqualTo(State.STOPPED);
        assertThatThrownBy(() -> driver.address("node-a"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.not-running");

        // when
        try (var taken = new ServerSocket(before.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            driver.start("node-a", Progress.NONE);
        }
        driver.start("node-a", Progress.NONE);

        // then
        assertThat(driver.address("node-a").port()).isNotEqualTo(before.port());
        assertThat(driver.address("node-a").hostKey()).isEqualTo(before.hostKey());
        assertThat(run(driver, "node-a", waitingForEngine("cat /root/kept; docker images -q kept | wc -l"))
                        .stdout())
                .isEqualTo("kept\n1\n");
        assertThat(run(driver, "workstation", ping("192.168.99.100")).stdout()).contains(" 0% packet loss");
    }

    @Test
    @Order(8)
    void should_notice_a_killed_machine_and_repair_it() throws Exception {
        // given
        run(driver, "node-a", "echo before > /root/before && sync");

        // when
        process(lab, "node-a").kill();

        // then
        assertThat(Deadline.in(PATIENCE).until(() -> stateOf("node-a") == State.STOPPED, Duration.ofMillis(50)))
                .isTrue();

        // when
        driver.start("node-a", Progress.NONE);

        // then
        assertThat(run(driver, "node-a", waitingForEngine("cat /root/before")).stdout())
                .isEqualTo("before\n");
    }

    @Test
    @Order(9)
    void should_leave_nothing_of_a_creation_that_was_interrupted() throws Exception {
        // given
        var thrown = new AtomicReference<Throwable>();
        var creating = new Thread(() -> {
            try {
                driver.create(engine("half", "192.168.99.102"), (what, percent) -> {
                    if (what.key().equals("progress.driver.booting")) {
                        Thread.currentThread().interrupt();
                    }
                });
            } catch (Problem e) {
                thrown.set(e);
            }
        });

        // when
        creating.start();
        creating.join(PATIENCE.toMillis());

        // then
        assertThat(thrown.get()).hasMessageStartingWith("problem.driver.interrupted");
        assertThat(driver.list()).extracting(MachineRecord::name).doesNotContain("half");
        assertThat(lab.resolve("machines/half")).doesNotExist();
        assertThat(Traces.of(lab.resolve("machines/half"))).isEmpty();
    }

    @Test
    @Order(10)
    void should_leave_nothing_when_its_program_is_told_to_end_while_it_creates() throws Exception {
        // given
        var program = CreatingProgram.start(driverId(), settingsOf(lab), "orphan");
        waitUntilBooting(program);

        // when
        program.destroy();

        // then
        assertThat(program.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        assertThat(lab.resolve("machines/orphan")).doesNotExist();
        assertThat(Traces.of(lab.resolve("machines/orphan"))).isEmpty();
    }

    @Test
    @Order(11)
    void should_find_what_a_program_left_that_was_killed_while_it_created() throws Exception {
        // given
        var program = CreatingProgram.start(driverId(), settingsOf(lab), "orphan");
        waitUntilBooting(program);

        // when
        program.destroyForcibly().waitFor();

        // then
        assertThat(Deadline.in(PATIENCE).until(() -> stateOf("orphan") == State.RUNNING, Duration.ofMillis(100)))
                .isTrue();

        // when
        driver.remove("orphan");

        // then
        assertThat(lab.resolve("machines/orphan")).doesNotExist();
        assertThat(Traces.of(lab.resolve("machines/orphan"))).isEmpty();
    }

    private static void waitUntilBooting(Process program) throws Exception {
        var said = new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
        assertThat(said.lines().anyMatch("progress.driver.booting"::equals)).isTrue();
    }

    @Test
    @Order(12)
    void should_show_a_machine_with_a_damaged_record_and_remove_it() throws Exception {
        // given
        var folderOfIt = new MachineFolders(lab).of("node-a");
        var process = process(lab, "node-a");
        Files.writeString(folderOfIt.recordFile(), "{\"format\": 1, \"name\": \"nod");

        // when / then
        assertThat(driver.list()).extracting(MachineRecord::name).containsExactlyInAnyOrder("workstation", "node-a");
        assertThat(stateOf("node-a")).isEqualTo(State.BROKEN);
        assertThatThrownBy(() -> driver.address("node-a"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.broken")
                .hasMessageContaining(folderOfIt.recordFile().toString());

        // when
        driver.remove("node-a");
        driver.remove("node-a");

        // then
        assertThat(process.alive()).isFalse();
        assertThat(driver.list()).extracting(MachineRecord::name).containsExactly("workstation");
        assertThat(folderOfIt.path()).doesNotExist();
    }

    @Test
    @Order(13)
    void should_leave_no_trace_of_machines_that_were_removed() throws Exception {
        // given
        assertThat(Traces.of(lab))
                .as("control: a running machine leaves traces")
                .isNotEmpty();

        // when
        driver.remove("workstation");

        // then
        assertThat(driver.list()).isEmpty();
        assertThat(Deadline.in(PATIENCE).until(() -> traces().isEmpty(), Duration.ofMillis(100)))
                .as(() -> traces().toString())
                .isTrue();
        try (var left = Files.walk(lab)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(run(neighbour, "node-a", "hostname").stdout())
                .as("the other lab goes on")
                .isEqualTo("node-a\n");
    }

    private List<String> traces() {
        try {
            return Traces.of(lab);
        } catch (java.io.IOException e) {
            return List.of(e.toString());
        }
    }

    private Driver driverOf(Path labDirectory) {
        return Drivers.make(driverId(), settingsOf(labDirectory), new SshDoor(Duration.ofSeconds(30)));
    }

    private DriverSettings settingsOf(Path labDirectory) {
        return new DriverSettings(labDirectory, image, folder.resolve("keys/client"), folder.resolve("cache"), false);
    }

    private State stateOf(String name) {
        return driver.list().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static RunningProcess process(Path lab, String name) {
        return requireNonNull(
                new MachineFolders(lab).of(name).read().orElseThrow().process());
    }

    private static MachineSpec workstation() {
        return new MachineSpec("workstation", Role.WORKSTATION, "192.168.99.1", 512, List.of());
    }

    private static MachineSpec engine(String name, String address) {
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
    private static String waitingForEngine(String script) {
        return "i=0; until curl -sf --unix-socket /var/run/docker.sock http://engine/_ping > /dev/null;"
                + " do i=$((i + 1)); [ $i -lt 200 ] || exit 99; sleep 0.5; done; "
                + script;
    }

    private static String ping(String address) {
        return "ping -c 2 -W 2 " + address;
    }

    private static List<String> facts(Driver driver, String name) throws MachineException {
        return run(
                        driver,
                        name,
                        "hostname; cat /etc/machine-id; cut -d' ' -f1,2 /etc/ssh/ssh_host_ed25519_key.pub;"
                                + " echo $(ip -o -4 address show eth1 | awk '{print $4}') $(cat /sys/class/net/eth1/mtu)")
                .stdout()
                .lines()
                .toList();
    }

    private static CommandResult run(Driver driver, String name, String script) throws MachineException {
        try (var connection = new SshDoor(Duration.ofSeconds(30)).open(driver.address(name))) {
            return connection.run(Command.of(script).within(Duration.ofMinutes(4)));
        }
    }
}
