package dev.overlaylab.labs.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/** Runs the build script once; ends it, and all it started, when the calling thread is interrupted. */
record ScriptRun(Path directory, ImageSettings settings, Path log) {
    private static final int SECONDS_TO_CLEAN_UP = 20;

    /** Hears progress lines. */
    @FunctionalInterface
    interface Listener {
        void heard(BuildLine line);
    }

    /** How it ended; the reason is empty when it gave none. */
    record Ended(int code, String reason) {}

    Ended of(String verb, Listener listener) throws IOException, InterruptedException {
        var scripts = Files.createTempDirectory("overlaylab-image");
        try {
            var builder = new ProcessBuilder(
                            "sh", ImageScripts.unpackInto(scripts).toString(), verb, directory.toString())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().putAll(settings.chosen());
            var process = builder.start();
            var reading = new Reading(process, listener);
            var reader = new Thread(reading, "image-build-output");
            reader.start();
            try {
                int code = process.waitFor();
                reader.join();
                return new Ended(code, reading.reason);
            } catch (InterruptedException e) {
                end(process);
                throw e;
            }
        } finally {
            delete(scripts);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Drains the script's output: into the log, and to whoever listens. */
    private final class Reading implements Runnable {
        private final Process process;
        private final Listener listener;
        private volatile String reason = "";

        Reading(Process process, Listener listener) {
            this.process = process;
            this.listener = listener;
        }

        @Override
        public void run() {
            try (var lines = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                    Writer out = Files.newBufferedWriter(
                            log, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    out.write(line + "\n");
                    out.flush();
                    BuildLine.of(line).ifPresent(this::pass);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void pass(BuildLine line) {
            if (line.isFailure()) {
                reason = line.detail();
            } else {
                listener.heard(line);
            }
        }
    }
}
