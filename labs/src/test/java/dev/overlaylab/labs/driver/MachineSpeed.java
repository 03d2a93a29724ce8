package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.labs.driver.MachineSpec.MachineFile;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.vm.WarmStage;
import dev.overlaylab.labs.image.MachineImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Measures virtual machines on this computer, and prints the table of the README. */
final class MachineSpeed {
    private static final String DAEMON = "{\"hosts\": [\"unix:///var/run/docker.sock\"]}";
    /** Without asking the engine over and over, which would keep it from starting. */
    private static final String AWAIT_ENGINE = "systemctl start docker && docker version > /dev/null";

    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final int MEMORY_MB = 1024;
    private static final double MB = 1 << 20;

    private final Path work;
    private final SshDoor door = new SshDoor(Duration.ofSeconds(60));

    private MachineSpeed(Path work) {
        this.work = work;
    }

    /** Arguments: image directory, an empty directory to work in. */
    public static void main(String[] arguments) throws Exception {
        new MachineSpeed(Path.of(arguments[1])).measure(new MachineImage(Path.of(arguments[0])));
    }

    private void measure(MachineImage image) throws Exception {
        var cold = driver("cold", withoutWarm(image));
        var warm = driver("warm", image);
        System.out.println("| virtual machines, measured together | |\n|---|---|");
        try {
            if (!new WarmStage(work.resolve("cache"), door).isDone(image)) {
                throw new IllegalStateException("the image has no warm machine that fits here");
            }
            row("one machine booted, engine answering", "%.1f s", seconds(() -> create(cold, "a", 0)));
            cold.remove("a");
            row("the same from the warm one, its own identity", "%.1f s", seconds(() -> create(warm, "a", 0)));
            for (int i = 1; i < NAMES.size(); i++) {
                create(warm, NAMES.get(i), i);
            }
            row("memory of three, QEMU included", "%.0f MB", memory());
            moments(warm);
        } finally {
            for (var driver : List.of(cold, warm)) {
                driver.list().forEach(it -> driver.remove(it.name()));
            }
        }
    }

    private void moments(Driver driver) throws Exception {
        var checkpoints = driver.checkpoints(List.of(), Long.MAX_VALUE).orElseThrow();
        row(
                "three running machines saved, first time",
                "%.1f s",
                seconds(() -> checkpoints.save("one", true, Progress.NONE)));
        for (var name : NAMES) {
            run(driver, name, "docker run -d --name web nginx && sync");
        }
        long before = bytes();
        row(
                "again after a container was started on each",
                "%.1f s",
                seconds(() -> checkpoints.save("two", true, Progress.NONE)));
        row("what that costs on the disk, each machine", "%.0f MB", (bytes() - before) / MB / NAMES.size());
        row("three running machines rewound", "%.1f s", seconds(() -> checkpoints.restore("one", Progress.NONE)));
        for (var name : NAMES) {
            run(driver, name, "[ -z \"$(docker ps -q)\" ]");
        }
        row("three suspended", "%.1f s", seconds(() -> driver.suspend(Progress.NONE)));
        row("and resumed, all answering", "%.1f s", seconds(() -> {
            driver.resume(Progress.NONE);
            for (var name : NAMES) {
                run(driver, name, "docker version");
            }
        }));
    }

    private Driver driver(String lab, MachineImage image) {
        var settings =
                new DriverSettings(work.resolve(lab), image, work.resolve("client"), work.resolve("cache"), false);
        return Drivers.make("vm", settings, door);
    }

    /** The same image as it was before its last stage. */
    private MachineImage withoutWarm(MachineImage image) throws IOException {
        var directory = Files.createDirectories(work.resolve("image"));
        Files.createSymbolicLink(
                directory.resolve("vm"), image.directory().toRealPath().resolve("vm"));
        return new MachineImage(directory);
    }

    private void create(Driver driver, String name, int number) throws MachineException {
        driver.create(
                new MachineSpec(
                        name,
                        Role.ENGINE,
                        "192.168.99." + (100 + number),
                        MEMORY_MB,
                        List.of(new MachineFile("/etc/docker/daemon.json", DAEMON, 0644))),
                Progress.NONE);
        run(driver, name, AWAIT_ENGINE);
    }

    private void run(Driver driver, String name, String script) throws MachineException {
        try (var connection = door.open(driver.address(name))) {
            var result = connection.run(Command.of(script).within(Duration.ofMinutes(4)));
            if (!result.succeeded()) {
                throw new IllegalStateException(name + ": " + script + ": " + result.stderr());
            }
        }
    }

    /** Proportional: what several processes share counts once. */
    private double memory() {
        return new MachineFolders(work.resolve("warm"))
                .all().stream()
                        .map(it -> it.read().orElseThrow().process())
                        .map(it -> Path.of("/proc/" + Objects.requireNonNull(it).pid() + "/smaps_rollup"))
                        .mapToDouble(MachineSpeed::proportionalMb)
                        .sum();
    }

    private static double proportionalMb(Path rollup) {
        try (var lines = Files.lines(rollup)) {
            return lines.filter(it -> it.startsWith("Pss:"))
                            .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                            .sum()
                    / 1024.0;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the lab takes on the disk; a file with several names counts once. */
    private long bytes() throws IOException {
        try (var files = Files.walk(work.resolve("warm"))) {
            return files.filter(Files::isRegularFile)
                    .map(MachineSpeed::numberAndBytes)
                    .distinct()
                    .mapToLong(it -> it.get(1))
                    .sum();
        }
    }

    private static List<Long> numberAndBytes(Path file) {
        try {
            return List.of((Long) Files.getAttribute(file, "unix:ino"), Files.size(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double seconds(Step what) throws Exception {
        long start = System.nanoTime();
        what.run();
        return (System.nanoTime() - start) / 1e9;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    private static void row(String what, String format, double value) {
        System.out.println("| " + what + " | " + String.format(format, value) + " |");
    }
}
