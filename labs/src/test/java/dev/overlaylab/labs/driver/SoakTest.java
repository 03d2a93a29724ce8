package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.image.Flavour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes, saves, rewinds and removes a real machine over and over: {@code -Dsoak=50} says how many times. */
@Tag("machines")
abstract class SoakTest {
    private static final int USUAL_ROUNDS = 50;
    private static final String NAME = "node";
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"]}";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    abstract String driverId();

    abstract Flavour flavour();

    @Test
    void should_leave_nothing_behind_however_often(@TempDir Path temporary) throws Exception {
        var lab = temporary.resolve("a lab");
        var settings = new DriverSettings(
                lab, TestImage.of(flavour()), temporary.resolve("client"), temporary.resolve("cache"), false);
        var wanted = System.getProperty("soak", "");
        int rounds = wanted.matches("\\d{1,4}") ? Integer.parseInt(wanted) : USUAL_ROUNDS;
        long began = System.nanoTime();
        Set<String> first = Set.of();
        for (int round = 1; round <= rounds; round++) {
            round(Drivers.make(driverId(), settings, new SshDoor(Duration.ofSeconds(30))), round);

            // then
            assertThat(Traces.of(lab)).as("after round %s", round).isEmpty();
            var left = files(temporary);
            first = round == 1 ? left : first;
            assertThat(left).as("files after round %s", round).isEqualTo(first);
            System.err.printf(
                    "%s round %d of %d, %.0f s%n", driverId(), round, rounds, (System.nanoTime() - began) / 1e9);
        }
    }

    private static void round(Driver driver, int round) throws MachineException {
        // given
        var checkpoints = driver.checkpoints(List.of(), Long.MAX_VALUE).orElseThrow();
        driver.create(
                new MachineSpec(
                        NAME,
                        Role.ENGINE,
                        "192.168.99.100",
                        768,
                        List.of(new MachineFile("/etc/docker/daemon.json", DAEMON, 0644))),
                Progress.NONE);
        run(
                driver,
                "until docker version > /dev/null 2>&1; do sleep 0.1; done; docker run -d --name kept busybox sleep"
                        + " 1000000; echo " + round + " > /root/when; sync");

        // when
        checkpoints.save("round", round % 2 == 0, Progress.NONE);
        run(driver, "docker rm -f kept; echo later > /root/when; sync");
        checkpoints.restore("round", Progress.NONE);

        // then
        assertThat(run(
                        driver,
                        "cat /root/when; until docker version > /dev/null 2>&1; do sleep 0.1; done;"
                                + " docker ps --format '{{.Names}}'"))
                .isEqualTo(round + "\nkept\n");
        driver.remove(NAME);
        checkpoints.delete("round");
    }

    private static Set<String> files(Path folder) throws Exception {
        var found = new TreeSet<String>();
        try (var all = Files.walk(folder)) {
            all.forEach(it -> found.add(folder.relativize(it).toString()));
        }
        return found;
    }

    private static String run(Driver driver, String script) throws MachineException {
        try (var connection = new SshDoor(Duration.ofSeconds(30)).open(driver.address(NAME))) {
            var result = connection.run(Command.of(script).within(PATIENCE));
            assertThat(result.exitCode())
                    .as("%s printed %s %s", script, result.stdout(), result.stderr())
                    .isZero();
            return result.stdout();
        }
    }
}
