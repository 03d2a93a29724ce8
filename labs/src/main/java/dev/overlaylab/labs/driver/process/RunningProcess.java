package dev.overlaylab.labs.driver.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A process that outlives ours, known well enough never to be mistaken for a later one with its number.
 *
 * @param started the kernel's boot and the clock ticks from then to the process's start
 */
public record RunningProcess(long pid, String started) {
    private static final Duration TIME_TO_DIE = Duration.ofSeconds(10);
    /** Position of the start time after the command's closing bracket in {@code /proc/PID/stat}. */
    private static final int START_TIME = 19;

    /** The process of that number now, unless it has ended. */
    public static Optional<RunningProcess> of(long pid) {
        return startOf(pid).map(started -> new RunningProcess(pid, started));
    }

    /** The process whose number a file holds. */
    public static Optional<RunningProcess> in(Path pidFile) {
        try {
            return of(Long.parseLong(Files.readString(pidFile).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public boolean alive() {
        return startOf(pid).filter(started::equals).isPresent();
    }

    /** Its command line, empty when it has ended. */
    public List<String> commandLine() {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/cmdline"));
            return Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Ends it at once and returns when it is gone; false when it would not go. */
    public boolean kill() throws InterruptedException {
        if (alive()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
        return Deadline.in(TIME_TO_DIE).until(() -> !alive(), Duration.ofMillis(10));
    }

    /** A zombie has ended, but not as long as it has threads: they still hold its files. */
    private static int threadsOf(long pid) throws IOException {
        try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return (int) threads.count();
        }
    }

    private static Optional<String> startOf(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            if (fields[0].equals("X") || (fields[0].equals("Z") && threadsOf(pid) <= 1)) {
                return Optional.empty();
            }
            var boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return Optional.of(boot + ":" + fields[START_TIME]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
