package dev.overlaylab.labs.driver;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineRecord.State;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.checkpoint.Checkpoint;
import dev.overlaylab.labs.driver.checkpoint.CheckpointFolders;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.driver.namespace.NamespaceMachines;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.vm.VmMachines;
import dev.overlaylab.labs.image.Flavour;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What every driver that saves moments promises, tried on a real machine with an engine and one without. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class MomentsContractTest {
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"]}";
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final long LIMIT = 8L << 30;

    private Path lab;
    private DriverSettings settings;
    private Driver driver;
    private Checkpoints checkpoints;

    abstract String driverId();

    abstract Flavour flavour();

    @BeforeAll
    void makeMachines(@TempDir Path temporary) throws Exception {
        lab = temporary.resolve("ラボ, it's one");
        settings = new DriverSettings(
                lab, TestImage.of(flavour()), temporary.resolve("keys/client"), temporary.resolve("cache"), false);
        driver = driver();
        assumeTrue(driver.capabilities().moments() != Driver.Moments.NONE);
        checkpoints = checkpoints(LIMIT);
        Files.createDirectories(lab.resolve("ledger"));
        Files.writeString(lab.resolve("ledger/of"), "then");
        var all = List.of(
                CompletableFuture.runAsync(() -> driver.create(bare("bare", "192.168.99.1"), Progress.NONE)),
                CompletableFuture.runAsync(() -> driver.create(engine(), Progress.NONE)));
        all.forEach(CompletableFuture::join);
        run("node", "until docker version; do sleep 0.2; done; docker run -d --name kept busybox sleep 1000000");
        run("node", "docker create --name never busybox true; echo then > /root/when; sync");
        run("bare", "echo then > /root/when; sync");
    }

    @AfterAll
    void removeMachines() {
        driver.list().forEach(it -> driver.remove(it.name()));
    }

    @Test
    @Order(1)
    void should_bring_all_machines_back_to_a_saved_moment() throws Exception {
        // given
        var name = run("node", "hostname").strip();
        var saved = checkpoints.save("then", true, Progress.NONE);
        assertThat(saved.machines()).containsExactlyInAnyOrder("bare", "node");
        assertThat(saved.bytes()).isPositive();
        assertThat(run("node", "docker inspect -f '{{.State.Running}}' kept"))
                .as("goes on")
                .isEqualTo("true\n");

        // when: what was there is changed, removed and added to
        run("node", "echo now > /root/when; docker rm -f kept; docker run -d --name other busybox sleep 1000000; sync");
        driver.remove("bare");
        driver.create(bare("later", "192.168.99.9"), Progress.NONE);
        Files.writeString(lab.resolve("ledger/of"), "now");
        Files.writeString(lab.resolve("ledger/more"), "now");
        checkpoints.restore(saved.name(), Progress.NONE);

        // then
        assertThat(driver.list()).extracting(MachineRecord::name).containsExactlyInAnyOrder("bare", "node");
        assertThat(driver.list()).extracting(MachineRecord::state).containsOnly(State.RUNNING);
        assertThat(run("node", "cat /root/when; hostname; " + containers())).isEqualTo("then\n" + name + "\nkept\n");
        assertThat(run("bare", "cat /root/when; hostname")).isEqualTo("then\nbare\n");
        assertThat(run("bare", "ping -c 2 -W 2 192.168.99.100")).contains(" 0% packet loss");
        assertThat(lab.resolve("ledger/of")).hasContent("then");
        assertThat(lab.resolve("ledger/more")).doesNotExist();
        assertThat(clockIsRight("node")).isTrue();
    }

    @Test
    @Order(2)
    void should_bring_the_same_moment_back_twice_and_save_a_machine_that_was_stopped_as_stopped() throws Exception {
        // given
        driver.stop("bare", Progress.NONE);
        checkpoints.save("stopped", false, Progress.NONE);
        driver.start("bare", Progress.NONE);
        run("bare", "echo now > /root/when; sync");

        // when
        checkpoints.restore("stopped", Progress.NONE);
        checkpoints.restore("stopped", Progress.NONE);

        // then
        assertThat(stateOf("bare")).isEqualTo(State.STOPPED);
        assertThat(stateOf("node")).isEqualTo(State.RUNNING);

        // when
        driver.start("bare", Progress.NONE);

        // then
        assertThat(run("bare", "cat /root/when")).isEqualTo("then\n");
        assertThat(run("node", containers())).isEqualTo("kept\n");
    }

    @Test
    @Order(3)
    void should_refuse_a_damaged_checkpoint_before_anything_is_given_up() throws Exception {
        // given
        checkpoints.save("damaged", false, Progress.NONE);
        var folder = new CheckpointFolders(lab, driverId()).of("damaged");
        run("node", "echo now > /root/when; sync");
        var largest = largestBelow(folder.resolve("machines/node"));
        var process = processOf("node");

        // when: a copy, since the file itself may be the machine image's and other checkpoints' too
        var copy = Files.copy(largest, largest.resolveSibling("copy"));
        try (var file = new RandomAccessFile(copy.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int there = file.read();
            file.seek(file.length() / 2);
            file.write(there ^ 1);
        }
        Files.move(copy, largest, StandardCopyOption.REPLACE_EXISTING);

        // then
        assertThatThrownBy(() -> checkpoints.restore("damaged", Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.checkpoint.damaged")
                .hasMessageContaining(largest.getFileName().toString());
        assertThat(processOf("node")).isEqualTo(process);
        assertThat(run("node", "cat /root/when")).isEqualTo("now\n");
        assertThatThrownBy(() -> checkpoints.restore("no-such", Progress.NONE))
                .hasMessageStartingWith("problem.checkpoint.absent");
        assertThatThrownBy(() -> checkpoints.restore("../keys", Progress.NONE))
                .hasMessageStartingWith("problem.checkpoint.name");
        checkpoints.delete("damaged");
        assertThat(folder).doesNotExist();
    }

    @Test
    @Order(4)
    void should_let_automatic_ones_go_when_there_is_no_room_and_keep_named_ones() {
        // given
        var size = checkpoints.save("one", true, Progress.NONE).bytes();
        var named = checkpoints.list().stream().filter(it -> !it.automatic()).mapToLong(Checkpoint::bytes);
        var tight = checkpoints(named.sum() + size * 3 / 2);

        // when
        tight.save("two", true, Progress.NONE);

        // then
        assertThat(tight.list()).extracting(Checkpoint::name).containsExactly("stopped", "two");

        // when / then
        assertThatThrownBy(() -> checkpoints(1).save("three", true, Progress.NONE))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.checkpoint.full");
        assertThat(tight.list()).extracting(Checkpoint::name).containsExactly("stopped", "two");
    }

    @Test
    @Order(5)
    void should_rest_and_go_on_where_it_was() throws Exception {
        // given
        run("node", "echo rest > /root/when; sync");
        driver.create(bare("idle", "192.168.99.7"), Progress.NONE);
        driver.stop("idle", Progress.NONE);
        var up = run("node", "docker inspect -f '{{.State.StartedAt}}' kept");

        // when
        var said = driver.suspend(Progress.NONE);

        // then
        assertThat(said).isEmpty();
        assertThat(driver.list()).extracting(MachineRecord::state).containsOnly(State.STOPPED);
        assertThat(Traces.of(lab).stream().filter(it -> it.contains(lab + "/machines")))
                .as("nothing runs")
                .isEmpty();

        // when
        var anew = driver();
        said = anew.resume(Progress.NONE).notes();

        // then
        assertThat(said).isEmpty();
        assertThat(stateOf("idle")).as("stopped by the learner").isEqualTo(State.STOPPED);
        assertThat(run("node", "cat /root/when; " + containers())).isEqualTo("rest\nkept\n");
        if (driver.capabilities().moments() == Driver.Moments.FROZEN) {
            assertThat(run("node", "docker inspect -f '{{.State.StartedAt}}' kept"))
                    .isEqualTo(up);
        }
        assertThat(clockIsRight("node")).isTrue();
        assertThat(lab.resolve("machines/node/rest")).doesNotExist();
        assertThat(lab.resolve("machines/node/rest.json")).doesNotExist();
        assertThat(anew.resume(Progress.NONE).notes()).isEmpty();
        driver.remove("idle");
    }

    @Test
    @Order(6)
    void should_start_a_machine_that_died_with_the_containers_that_ran() throws Exception {
        // given
        requireNonNull(new MachineFolders(lab).of("node").read().orElseThrow().process())
                .kill();
        assertThat(Deadline.in(LONG).until(() -> stateOf("node") == State.STOPPED, Duration.ofMillis(50)))
                .isTrue();

        // when
        var said = driver().resume(Progress.NONE).notes();

        // then
        assertThat(said).containsExactly(Text.of("rest.died", "machines", "node"));
        assertThat(run("node", containers())).isEqualTo("kept\n");
    }

    @Test
    @Order(7)
    void should_let_go_what_a_killed_program_held_still() throws Exception {
        // given
        var kind = driverId().equals("vm") ? new VmMachines(settings, new SshDoor()) : new NamespaceMachines(settings);
        var freezer = kind.freezer().orElseThrow();
        var folder = new MachineFolders(lab).of("node");
        freezer.pause(folder);
        freezer.pause(folder);
        assertThat(freezer.paused(folder)).isTrue();

        // when
        var said = driver().resume(Progress.NONE).notes();

        // then
        assertThat(said).containsExactly(Text.of("rest.were-held", "machines", "node"));
        assertThat(freezer.paused(folder)).isFalse();
        assertThat(run("node", containers())).isEqualTo("kept\n");
    }

    @Test
    @Order(8)
    void should_finish_a_return_that_was_cut_short_and_clear_what_was_half_saved() throws Exception {
        // given: what a program leaves that is killed while it saves, and one that is killed while it brings back
        run("node", "echo now > /root/when; sync");
        var folders = new CheckpointFolders(lab, driverId());
        var part = folders.part();
        folders.restoring("stopped");
        driver.remove("node");

        // when
        var said = driver().resume(Progress.NONE).notes();

        // then
        assertThat(said).containsExactly(Text.of("rest.rewind-finished", "name", "stopped"));
        assertThat(part).doesNotExist();
        assertThat(folders.halfRestored()).isEmpty();
        assertThat(run("node", "cat /root/when; " + containers())).isEqualTo("then\nkept\n");
        assertThat(stateOf("bare")).isEqualTo(State.STOPPED);
    }

    @Test
    @Order(9)
    void should_end_a_machine_that_is_held_still() throws Exception {
        // given
        var kind = driverId().equals("vm") ? new VmMachines(settings, new SshDoor()) : new NamespaceMachines(settings);
        kind.freezer().orElseThrow().pause(new MachineFolders(lab).of("node"));

        // when
        driver.remove("node");
        driver.remove("bare");
        checkpoints.list().forEach(it -> checkpoints.delete(it.name()));

        // then
        assertThat(Traces.of(lab)).isEmpty();
        Files.delete(lab.resolve("ledger/of"));
        try (var left = Files.walk(lab)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private Driver driver() {
        return Drivers.make(driverId(), settings, new SshDoor(Duration.ofSeconds(30)));
    }

    private Checkpoints checkpoints(long limit) {
        return driver.checkpoints(List.of("ledger"), limit).orElseThrow();
    }

    private State stateOf(String name) {
        return driver.list().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Object processOf(String name) {
        return requireNonNull(
                new MachineFolders(lab).of(name).read().orElseThrow().process());
    }

    private static Path largestBelow(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .max(java.util.Comparator.comparingLong(it -> it.toFile().length()))
                    .orElseThrow();
        }
    }

    private boolean clockIsRight(String name) throws Exception {
        var seconds = Long.parseLong(run(name, "date +%s").strip());
        return Math.abs(seconds - System.currentTimeMillis() / 1000) < 10;
    }

    private static String containers() {
        return "until docker version > /dev/null 2>&1; do sleep 0.2; done; docker ps --format '{{.Names}}'";
    }

    private static MachineSpec bare(String name, String address) {
        return new MachineSpec(name, Role.WORKSTATION, address, 512, List.of());
    }

    private static MachineSpec engine() {
        return new MachineSpec(
                "node",
                Role.ENGINE,
                "192.168.99.100",
                768,
                List.of(new MachineFile("/etc/docker/daemon.json", DAEMON, 0644)));
    }

    private String run(String name, String script) throws MachineException {
        try (var connection = new SshDoor(Duration.ofSeconds(30)).open(driver.address(name))) {
            var result = connection.run(Command.of(script).within(LONG));
            assertThat(result.exitCode())
                    .as("%s printed %s %s", script, result.stdout(), result.stderr())
                    .isZero();
            return result.stdout();
        }
    }
}
