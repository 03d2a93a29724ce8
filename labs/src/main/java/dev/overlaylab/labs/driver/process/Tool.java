package dev.overlaylab.labs.driver.process;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs a program of this computer to its end. */
public final class Tool {
    private static final int LAST_LINES = 3;
    private static final int LONGEST_LINE = 160;

    private Tool() {}

    /** How a program ended, and everything it said on either stream. */
    public record Ended(int exitCode, String output) {
        public boolean well() {
            return exitCode == 0;
        }

        /** The end of what it said, short enough for a message: a full disk can make a tool say thousands of lines. */
        public String lastWords() {
            var said = output.lines().filter(it -> !it.isBlank()).toList();
            return said.subList(Math.max(0, said.size() - LAST_LINES), said.size()).stream()
                    .map(it -> it.length() > LONGEST_LINE ? "… " + it.substring(it.length() - LONGEST_LINE) : it)
                    .collect(Collectors.joining("\n"));
        }
    }

    /**
     * Runs a program without input.
     *
     * <p>The output goes through a file: a program that leaves something running in the background, with our streams
     * still in its hands, would otherwise never come to an end for us.
     *
     * @throws Problem when the program is not installed or has not ended in time; it is ended then
     */
    public static Ended run(List<String> command, Duration within) throws InterruptedException {
        Path output = null;
        Process process = null;
        try {
            output = Files.createTempFile("overlaylab", ".out");
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.of(
                        "problem.driver.slow", "command", String.join(" ", command), "seconds", within.toSeconds());
            }
            return new Ended(
                    process.exitValue(), new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw Problem.of("problem.driver.tool", "tool", command.get(0), "detail", String.valueOf(e.getMessage()));
        } finally {
            if (process != null && process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            delete(output);
        }
    }

    /** Runs a program that has to succeed. */
    public static String mustRun(List<String> command, Duration within) throws InterruptedException {
        var ended = run(command, within);
        if (!ended.well()) {
            throw Problem.of(
                    "problem.driver.command",
                    "command",
                    String.join(" ", command),
                    "status",
                    ended.exitCode(),
                    "detail",
                    ended.lastWords());
        }
        return ended.output();
    }

    private static void delete(@org.jspecify.annotations.Nullable Path file) {
        if (file != null) {
            file.toFile().delete();
        }
    }
}
