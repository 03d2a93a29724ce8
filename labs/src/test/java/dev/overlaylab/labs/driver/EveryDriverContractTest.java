package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineRecord.State;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.image.Flavour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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

/** What every driver promises, whether it makes its machines or takes somebody's. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class EveryDriverContractTest {
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"], \"labels\": [\"asked=for\"]}";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Path lab;
    private Driver driver;

    abstract String driverId();

    /** For machines made here. */
    abstract Flavour flavour();

    /** Before the first machine; gives the hosts to take, where there are any. */
    void prepare(Path folder, Path labDirectory) throws Exception {}

    void tidy() {}

    /** What removed machines have left; nothing is right. */
    abstract List<String> traces(Path labDirectory) throws Exception;

    @BeforeAll
    void makeMachines(@TempDir Path folder) throws Exception {
        lab = folder.resolve("ラボ, it's one");
        prepare(folder, lab);
        driver = driverAnew();
        var all = List.of(
                CompletableFuture.runAsync(() -> driver.create(
                        new MachineSpec("workstation", Role.WORKSTATION, "192.168.99.1", 512, List.of()),
                        Progress.NONE)),
                CompletableFuture.runAsync(() -> driver.create(engine("node-a", "192.168.99.100"), Progress.NONE)));
        all.forEach(CompletableFuture::join);
    }

    @AfterAll
    void removeMachines() {
        try {
            driver.list().forEach(machine -> driver.remove(machine.name()));
        } finally {
            tidy();
        }
    }

    private Driver driverAnew() {
        var settings = new DriverSettings(
                lab, TestImage.of(flavour()), lab.resolveSibling("keys/client"), lab.resolveSibling("cache"), false);
        return Drivers.make(driverId(), settings, new SshDoor(Duration.ofSeconds(30)));
    }

    private MachineSpec engine(String name, String free) {
        return new MachineSpec(
                name,
                Role.ENGINE,
                driver.addressFor(name, free),
                768,
                List.of(new MachineFile("/etc/docker/daemon.json", DAEMON, 0644)));
    }

    private String run(String name, String script) throws Exception {
        try (var connection = new SshDoor(Duration.ofSeconds(30)).open(driver.address(name))) {
            return connection
                    .run(Command.of(script).within(Duration.ofMinutes(4)))
                    .stdout();
        }
    }

    private State stateOf(String name) {
        return driver.list().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    @Order(1)
    void should_let_us_in_as_root_at_the_pinned_key() throws Exception {
        assertThat(driver.id()).isEqualTo(driverId());
        assertThat(driver.list()).extracting(MachineRecord::state).containsOnly(State.RUNNING);
        assertThat(run("node-a", "id -u")).isEqualTo("0\n");
        assertThat(run("workstation", "id -u")).isEqualTo("0\n");
        assertThat(run("node-a", "for key in /etc/ssh/ssh_host_*_key.pub; do cut -d' ' -f1,2 $key; done")
                        .lines())
                .contains(driver.address("node-a").hostKey());
    }

    @Test
    @Order(2)
    void should_run_an_engine_with_what_was_asked_for() throws Exception {
        assertThat(run("node-a", """
                        i=0
                        until docker version > /dev/null 2>&1; do i=$((i + 1)); [ $i -lt 400 ] || exit 1; sleep 0.3; done
                        docker info --format '{{join .Labels " "}}'
                        """)).contains("asked=for");
    }

    @Test
    @Order(3)
    void should_give_the_address_by_which_others_reach_it() throws Exception {
        // given
        var address = driver.list().stream()
                .filter(it -> it.name().equals("node-a"))
                .findFirst()
                .orElseThrow()
                .address();

        // when / then
        assertThat(run("node-a", "ip -o -4 address show")).contains(" " + address + "/");
        assertThat(run("workstation", "ping -c 2 -W 2 " + address)).contains(" 0% packet loss");
    }

    @Test
    @Order(4)
    void should_refuse_a_second_machine_of_the_same_name_and_one_that_is_not_there() {
        assertThatThrownBy(() -> driver.create(engine("Node-A", "192.168.99.101"), Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.exists");
        assertThatThrownBy(() -> driver.address("nobody"))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.absent");
        assertThatThrownBy(() -> driver.start("nobody", Progress.NONE)).isInstanceOf(Problem.class);
        driver.remove("nobody");
        assertThat(driver.list()).hasSize(2);
    }

    @Test
    @Order(5)
    void should_find_its_machines_when_made_anew() {
        // when
        var anew = driverAnew();

        // then
        assertThat(anew.list()).extracting(MachineRecord::name).containsExactlyInAnyOrder("workstation", "node-a");
        assertThat(anew.address("node-a")).isEqualTo(driver.address("node-a"));
        assertThat(Drivers.idsIn(lab)).containsExactly(driverId());
    }

    @Test
    @Order(6)
    void should_do_nothing_to_a_machine_that_runs_when_told_to_start_it() throws Exception {
        // given
        var before = run("node-a", "pgrep -x dockerd");

        // when
        driver.start("node-a", Progress.NONE);

        // then
        assertThat(run("node-a", "pgrep -x dockerd")).isEqualTo(before).isNotBlank();
    }

    @Test
    @Order(7)
    void should_leave_nothing_of_a_creation_that_was_interrupted() throws Exception {
        // given
        var thrown = new AtomicReference<Throwable>();
        var creating = new Thread(() -> {
            try {
                driver.create(engine("half", "192.168.99.102"), (what, percent) -> {
                    if (!what.key().equals("progress.driver.preparing")) {
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
    }

    @Test
    @Order(8)
    void should_show_a_machine_with_a_damaged_record_and_remove_it() throws Exception {
        // given
        var folder = new MachineFolders(lab).of("node-a");
        Files.writeString(folder.recordFile(), "{\"format\": 1, \"name\": \"nod");

        // when / then
        assertThat(stateOf("node-a")).isEqualTo(State.BROKEN);
        assertThatThrownBy(() -> driver.start("node-a", Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.broken");

        // when
        driver.remove("node-a");
        driver.remove("node-a");

        // then
        assertThat(driver.list()).extracting(MachineRecord::name).containsExactly("workstation");
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    @Order(9)
    void should_leave_no_trace_of_machines_that_were_removed() throws Exception {
        // given
        assertThat(traces(lab)).as("control: a machine leaves traces").isNotEmpty();

        // when
        driver.remove("workstation");

        // then
        assertThat(driver.list()).isEmpty();
        assertThat(traces(lab)).isEmpty();
    }
}
