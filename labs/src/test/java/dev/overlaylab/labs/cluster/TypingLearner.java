package dev.overlaylab.labs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.cluster.dockermachine.Words;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.DriverSettings;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.TestImage;
import dev.overlaylab.labs.driver.ssh.AdoptedHosts;
import dev.overlaylab.labs.image.Flavour;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Somebody at the workstation of a lab. */
final class TypingLearner implements AutoCloseable {
    private final Driver driver;
    private final DrivenCluster cluster;

    /** On namespace machines. */
    TypingLearner(Path folder) {
        this(folder, "namespace", it -> WorkstationTools.ofImage());
    }

    /** On the hosts that were taken for the lab. */
    static TypingLearner on(AdoptedHosts hosts, Path folder) {
        hosts.write(folder.resolve("lab"));
        return new TypingLearner(
                folder,
                "ssh",
                driver -> WorkstationTools.onHost(
                        hosts.workstation().ssh().user(),
                        hosts.folder(),
                        driver.label().orElseThrow()));
    }

    private TypingLearner(Path folder, String driverId, Function<Driver, WorkstationTools> tools) {
        var door = new SshDoor();
        var settings = new DriverSettings(
                folder.resolve("lab"),
                TestImage.of(Flavour.NAMESPACE),
                folder.resolve("key"),
                folder.resolve("cache"),
                false);
        driver = Drivers.make(driverId, settings, door);
        cluster = new DrivenCluster(
                folder.resolve("lab"),
                driver,
                door,
                Map.of(),
                new Words(Catalogue.ofProduct(), () -> Language.EN),
                Progress.NONE,
                TestImage::swarm,
                tools.apply(driver));
    }

    DrivenCluster cluster() {
        return cluster;
    }

    /** Types a line that ends well; what it printed. */
    String type(String line) throws Exception {
        return type(0, line);
    }

    String type(int expectedStatus, String line) throws Exception {
        var printed = printed(line);
        assertThat(printed.status()).as(() -> line + "\n" + printed.text()).isEqualTo(expectedStatus);
        return printed.text();
    }

    /** Types a line again and again until it prints all these words, and says after how long that was. */
    Duration await(Duration patience, String line, String... words) throws Exception {
        long begun = System.nanoTime();
        while (true) {
            var text = printed(line).text();
            var lasted = Duration.ofNanos(System.nanoTime() - begun);
            if (java.util.Arrays.stream(words).allMatch(text::contains)) {
                return lasted;
            }
            assertThat(lasted)
                    .as("%s until it says %s; it says:%n%s", line, String.join(", ", words), text)
                    .isLessThan(patience);
        }
    }

    /** What came of a line. */
    record Printed(int status, String text) {}

    Printed printed(String line) throws Exception {
        var begun = System.nanoTime();
        var seen = new StringBuilder();
        var result = cluster.workstation()
                .run(
                        line,
                        (bytes, offset, length) ->
                                seen.append(new String(bytes, offset, length, StandardCharsets.UTF_8)));
        System.out.printf(
                "%6d ms  %s%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), line.replaceAll("\\s+", " "));
        return new Printed(result.exitStatus(), seen.toString().replace("\r", ""));
    }

    @Override
    public void close() {
        cluster.close();
        driver.list().forEach(it -> driver.remove(it.name()));
    }
}
