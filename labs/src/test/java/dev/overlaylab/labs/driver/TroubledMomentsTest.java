package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.checkpoint.CheckpointFolders;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.process.Tool;
import dev.overlaylab.labs.image.Flavour;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

/** Moments of a real machine whose disk becomes full, whose saver is killed, whose files are cut short. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class TroubledMomentsTest {
    private static final String NAME = "node";
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"]}";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofMillis(1);
    /** How far it may come before it is killed: a saved state is half read then, or the machine boots. */
    private static final List<Duration> TIMES_TO_RESUME =
            List.of(Duration.ZERO, Duration.ofMillis(150), Duration.ofMillis(600));

    private static final Catalogue CATALOGUE = Catalogue.ofProduct();

    private Path lab = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private DriverSettings settings;

    @SuppressWarnings("NullAway.Init")
    private Driver driver;

    abstract String driverId();

    abstract Flavour flavour();

    @BeforeAll
    void makeMachineOnASmallDisk(@TempDir Path temporary) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "a disk of one's own needs the administrator");
        lab = Files.createDirectories(temporary.resolve("lab"));
        Tool.mustRun(List.of("mount", "-t", "tmpfs", "-o", "size=2g", "lab", lab.toString()), PATIENCE);
        settings = new DriverSettings(
                lab, TestImage.of(flavour()), temporary.resolve("client"), temporary.resolve("cache"), false);
        driver = driver();
        driver.create(
                new MachineSpec(
                        NAME,
                        Role.ENGINE,
                        "192.168.99.100",
                        768,
                        List.of(new MachineFile("/etc/docker/daemon.json", DAEMON, 0644))),
                Progress.NONE);
        run("until docker version; do sleep 0.2; done; docker run -d --name kept busybox sleep 1000000");
        run("head -c 40000000 /dev/urandom > /root/bulk; echo first > /root/when; sync");
    }

    @AfterAll
    void removeMachineAndDisk() throws Exception {
        driver.remove(NAME);
        assertThat(Traces.of(lab)).allSatisfy(it -> assertThat(it).contains("mountinfo"));
        // A process that has ended may hold its files a moment longer.
        assertThat(Deadline.in(PATIENCE).until(this::unmounted, Duration.ofMillis(100)))
                .isTrue();
    }

    @Test
    @Order(1)
    void should_survive_a_disk_that_becomes_full_while_a_moment_is_saved() throws Exception {
        // given: no more room from the moment on at which the saving begins
        var full = CompletableFuture.runAsync(() -> {
            begins();
            resize(used() + (4L << 20));
        });

        // when
        var problem = catchThrowableOfType(Problem.class, () -> checkpoints().save("full", false, Progress.NONE));
        full.join();

        // then
        assertThat(problem).isNotNull();
        for (var language : Language.values()) {
            assertThat(CATALOGUE.say(language, problem.text())).doesNotContain("⟦");
            assertThat(CATALOGUE.sayNext(language, problem.text())).isNotBlank().doesNotContain("⟦");
        }
        assertThat(checkpoints().list()).isEmpty();
        assertThat(lab.resolve("checkpoints/.part")).doesNotExist();

        // when
        resize(2L << 30);

        // then
        assertGoesOn("first");
        checkpoints().save("then", false, Progress.NONE);
        run("echo second > /root/when; sync");
        checkpoints().restore("then", Progress.NONE);
        assertGoesOn("first");
    }

    @Test
    @Order(2)
    void should_survive_that_whoever_saves_is_killed() throws Exception {
        // given
        var saver = SavingProgram.start(driverId(), settings, "half");
        begins();

        // when
        saver.destroyForcibly().waitFor();

        // then
        var resumed = driver().resume(Progress.NONE);
        assertThat(resumed.notes()).isSubsetOf(Text.of("rest.were-held", "machines", NAME));
        assertThat(lab.resolve("checkpoints/.part")).doesNotExist();
        assertThat(checkpoints().list()).extracting(it -> it.name()).containsExactly("then");
        assertGoesOn("first");
        checkpoints().save("half", false, Progress.NONE);
        checkpoints().delete("half");
    }

    @Test
    @Order(3)
    void should_refuse_a_moment_of_which_any_file_is_cut_short_and_touch_nothing() throws Exception {
        // given
        run("echo third > /root/when; sync");
        var folder = new CheckpointFolders(lab, driverId()).of("then");
        List<Path> files;
        try (var all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(it -> it.toFile().length() > 0)
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(4);

        for (var file : files) {
            // given: a copy, since the file itself may be the machine image's and the machine's too
            var whole = Files.move(file, lab.resolve("whole"));
            Files.copy(whole, file, StandardCopyOption.COPY_ATTRIBUTES);
            try (var copy = FileChannel.open(file, StandardOpenOption.WRITE)) {
                copy.truncate(copy.size() / 2);
            }

            // when
            var problem =
                    catchThrowableOfType(Problem.class, () -> checkpoints().restore("then", Progress.NONE));

            // then
            assertThat(problem).as("%s", file).isNotNull();
            assertThat(problem.text().key()).as("%s", file).startsWith("problem.checkpoint.");
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        }
        assertGoesOn("third");
        checkpoints().restore("then", Progress.NONE);
        assertGoesOn("first");
    }

    @Test
    @Order(4)
    void should_rest_on_the_disk_when_there_is_no_room_for_more() throws Exception {
        // given
        resize(used() + (4L << 20));

        // when
        var said = driver.suspend(Progress.NONE);

        // then
        if (driver.capabilities().moments() == Driver.Moments.FROZEN) {
            assertThat(said).first().isEqualTo(Text.of("rest.shut-down-instead"));
        }
        assertThat(driver.list()).extracting(MachineRecord::state).containsOnly(MachineRecord.State.STOPPED);

        // when
        resize(2L << 30);
        driver().resume(Progress.NONE);

        // then
        assertGoesOn("first");
    }

    @Test
    @Order(5)
    void should_survive_that_whoever_resumes_is_killed() throws Exception {
        for (var after : TIMES_TO_RESUME) {
            // given
            driver().suspend(Progress.NONE);
            var resuming = ResumingProgram.start(driverId(), settings);
            assertThat(Deadline.in(PATIENCE).until(this::runs, SOON)).isTrue();
            Deadline.in(after).until(() -> !resuming.isAlive(), SOON);

            // when
            resuming.destroyForcibly().waitFor();

            // then
            driver().resume(Progress.NONE);
            assertGoesOn("first");
            assertThat(driver().resume(Progress.NONE).notes()).isEmpty();
        }
    }

    @Test
    @Order(6)
    void should_start_containers_that_whoever_was_killed_had_not_started_yet() throws Exception {
        // given
        driver().suspend(Progress.NONE);
        var frozen = driver.capabilities().moments() == Driver.Moments.FROZEN;
        var last = frozen ? "progress.checkpoint.returning" : "progress.checkpoint.containers";

        // when
        var resuming = ResumingProgram.startUntil(last, driverId(), settings);
        assertThat(resuming.waitFor()).isEqualTo(ResumingProgram.HALTED);

        // then
        driver().resume(Progress.NONE);
        assertGoesOn("first");
    }

    private boolean runs() {
        return driver().list().stream().allMatch(it -> it.state() == MachineRecord.State.RUNNING);
    }

    /** Until a moment is being saved. */
    private void begins() {
        var part = lab.resolve("checkpoints/.part");
        try {
            assertThat(Deadline.in(PATIENCE).until(() -> Files.exists(part), SOON))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long used() {
        var file = lab.toFile();
        return file.getTotalSpace() - file.getFreeSpace();
    }

    private boolean unmounted() {
        try {
            return Tool.run(List.of("umount", lab.toString()), PATIENCE).well();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void resize(long bytes) {
        try {
            Tool.mustRun(List.of("mount", "-o", "remount,size=" + bytes, lab.toString()), PATIENCE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertGoesOn(String when) throws Exception {
        assertThat(run("cat /root/when; until docker version > /dev/null 2>&1; do sleep 0.2; done;"
                        + " docker ps --format '{{.Names}}'; echo well > /root/proof; sync; cat /root/proof"))
                .isEqualTo(when + "\nkept\nwell\n");
    }

    private Driver driver() {
        return Drivers.make(driverId(), settings, new SshDoor(Duration.ofSeconds(30)));
    }

    private Checkpoints checkpoints() {
        return driver.checkpoints(List.of(), Long.MAX_VALUE).orElseThrow();
    }

    private String run(String script) throws MachineException {
        try (var connection = new SshDoor(Duration.ofSeconds(30)).open(driver.address(NAME))) {
            var result = connection.run(Command.of(script).within(PATIENCE));
            assertThat(result.exitCode())
                    .as("%s printed %s %s", script, result.stdout(), result.stderr())
                    .isZero();
            return result.stdout();
        }
    }
}
