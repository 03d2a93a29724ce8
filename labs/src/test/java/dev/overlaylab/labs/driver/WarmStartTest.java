package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.vm.WarmStage;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.image.MachineImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
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

/** Two virtual machines made from the image's warm one, and one that booted. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WarmStartTest {
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"]}";
    private static final List<String> NAMES = List.of("warm-one", "warm-two", "booted");

    /** One line each; no two machines may give the same. */
    private static final String IDENTITY = """
            hostname
            cat /etc/machine-id
            cut -d' ' -f2 /etc/ssh/ssh_host_ed25519_key.pub
            cat /sys/class/net/eth1/address
            ip -o -4 address show eth1 | awk '{print $4}'
            cat /proc/sys/kernel/random/uuid
            i=0; until docker info > /dev/null 2>&1; do i=$((i + 1)); [ $i -lt 600 ] || exit 1; sleep 0.2; done
            docker info --format '{{.ID}}'
            docker network inspect --format '{{.Id}}' bridge
            openssl rand -hex 16
            """;

    private final SshDoor door = new SshDoor(Duration.ofSeconds(30));
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private MachineImage image;
    private Driver driver;

    @BeforeAll
    void makeMachines(@TempDir Path temporary) throws Exception {
        image = imageOfItsOwn(temporary);
        var cache = temporary.resolve("cache");
        var stage = new WarmStage(cache, door);
        if (!stage.isDone(image)) {
            stage.make(image, Progress.NONE);
        }
        driver = Drivers.make(
                "vm",
                new DriverSettings(temporary.resolve("ラボ, it's one"), image, temporary.resolve("client"), cache, false),
                door);
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> driver.create(engine("warm-one", 101, 768), Progress.NONE)),
                        CompletableFuture.runAsync(() -> driver.create(engine("warm-two", 102, 1024), Progress.NONE)),
                        // More memory than the warm one has: it boots.
                        CompletableFuture.runAsync(
                                () -> driver.create(engine("booted", 103, 1100), new Noted("booted"))))
                .join();
    }

    @AfterAll
    void removeMachines() {
        driver.list().forEach(it -> driver.remove(it.name()));
    }

    @Test
    @Order(1)
    void should_have_nothing_in_common_that_makes_a_machine_itself() throws Exception {
        // when
        var all = new ArrayList<List<String>>();
        for (var name : NAMES) {
            all.add(run(name, IDENTITY).lines().toList());
        }

        // then
        assertThat(all).allSatisfy(it -> assertThat(it).hasSize(9).doesNotContain(""));
        for (int line = 0; line < 9; line++) {
            int each = line;
            assertThat(new HashSet<>(all.stream().map(it -> it.get(each)).toList()))
                    .as("line " + line)
                    .hasSize(3);
        }
        assertThat(all.get(0).get(0)).isEqualTo("warm-one");
        assertThat(all.get(0).get(3)).isEqualTo("52:54:c0:a8:63:65");
        assertThat(all.get(0).get(4)).isEqualTo("192.168.99.101/24");
        assertThat("ssh-ed25519 " + all.get(0).get(2))
                .isEqualTo(driver.address("warm-one").hostKey());
    }

    @Test
    @Order(2)
    void should_know_the_time_and_keep_a_log_of_its_own() throws Exception {
        for (var name : NAMES) {
            // when
            var now = Instant.ofEpochSecond(Long.parseLong(run(name, "date +%s").strip()));
            var log = run(name, "journalctl --unit ssh --output cat --no-pager");

            // then
            assertThat(Duration.between(now, Instant.now()).abs()).as(name).isLessThan(Duration.ofSeconds(20));
            assertThat(log).as(name).contains("Server listening");
        }
    }

    @Test
    @Order(3)
    void should_have_been_resumed_where_it_fits_and_booted_elsewhere() {
        // A copy goes on in the layers of the warm machine's memory; a machine that booted has none.
        assertThat(memoryOf("warm-one")).exists();
        assertThat(memoryOf("warm-two")).exists();
        assertThat(memoryOf("booted")).doesNotExist();
        assertThat(notices).containsExactly("booted progress.driver.cold");
    }

    @Test
    @Order(4)
    void should_reach_each_other_on_the_wire() throws Exception {
        assertThat(run("warm-one", "ping -c 2 -W 5 192.168.99.102")).contains(" 0% packet loss");
        assertThat(run("warm-two", "ping -c 2 -W 5 192.168.99.103")).contains(" 0% packet loss");
    }

    @Test
    @Order(5)
    void should_be_itself_again_after_it_was_stopped_and_started() throws Exception {
        // given
        var before = run("warm-one", IDENTITY).lines().toList();
        driver.remove("booted");

        // when
        driver.stop("warm-one", Progress.NONE);
        driver.start("warm-one", Progress.NONE);

        // then
        var after = run("warm-one", IDENTITY).lines().toList();
        assertThat(after.subList(0, 5)).isEqualTo(before.subList(0, 5));
        assertThat(after.get(6)).isEqualTo(before.get(6));
    }

    @Test
    @Order(6)
    void should_boot_and_say_so_when_the_copy_fails() throws Exception {
        // given
        driver.list().forEach(it -> driver.remove(it.name()));
        notices.clear();
        var devices = image.warm().resolve("devices");
        Files.write(devices, new byte[(int) Files.size(devices)]);

        // when
        driver.create(engine("again", 104, 768), new Noted("again"));

        // then
        assertThat(run("again", "hostname")).isEqualTo("again\n");
        assertThat(memoryOf("again")).doesNotExist();
        assertThat(notices).containsExactly("again progress.driver.cold-instead");
    }

    /** Keeps what is noticed while a machine is made. */
    private final class Noted implements Progress {
        private final String name;

        Noted(String name) {
            this.name = name;
        }

        @Override
        public void report(Text what, int percent) {
            // How far it is does not matter here.
        }

        @Override
        public void notice(Text what) {
            notices.add(name + " " + what.key());
        }
    }

    private Path memoryOf(String name) {
        var root = driver.address(name).privateKey().resolveSibling("ラボ, it's one");
        return root.resolve("machines").resolve(name).resolve("memory");
    }

    /** The image's files, but a folder of its own: its warm machine can be damaged. */
    private static MachineImage imageOfItsOwn(Path temporary) throws IOException {
        var image = TestImage.of(Flavour.VM).directory().toRealPath();
        var own = Files.createDirectories(temporary.resolve("image"));
        Files.createSymbolicLink(own.resolve("vm"), image.resolve("vm"));
        if (Files.exists(image.resolve("warm"))) {
            Files.createDirectory(own.resolve("warm"));
            try (var files = Files.list(image.resolve("warm"))) {
                for (var file : files.toList()) {
                    Files.copy(file, own.resolve("warm").resolve(file.getFileName()));
                }
            }
        }
        return new MachineImage(own);
    }

    private static MachineSpec engine(String name, int number, int memoryMb) {
        return new MachineSpec(
                name,
                Role.ENGINE,
                "192.168.99." + number,
                memoryMb,
                List.of(new MachineFile("/etc/docker/daemon.json", DAEMON, 0644)));
    }

    private String run(String name, String script) throws MachineException {
        try (var connection = door.open(driver.address(name))) {
            return connection
                    .run(Command.of(script).within(Duration.ofMinutes(4)))
                    .stdout();
        }
    }
}
