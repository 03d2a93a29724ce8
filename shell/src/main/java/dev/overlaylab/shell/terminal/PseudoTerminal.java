package dev.overlaylab.shell.terminal;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A program in a pseudo-terminal of its own, made by {@code script}, which every Debian has. */
public final class PseudoTerminal implements AutoCloseable {
    private static final Duration TO_END = Duration.ofMinutes(2);

    private final Process process;
    private final OutputStream keyboard;
    private final Consumer<String> listener;
    private final StringBuilder screen = new StringBuilder();
    private boolean gone;

    /**
     * Starts a program.
     *
     * @param environment on top of ours; unless it says otherwise, nobody is there to turn pages
     */
    public PseudoTerminal(
            List<String> command, Map<String, String> environment, Path directory, int columns, int rows) {
        this(command, environment, directory, columns, rows, shown -> {});
    }

    /** @param listener is told everything that is shown, as it comes */
    public PseudoTerminal(
            List<String> command,
            Map<String, String> environment,
            Path directory,
            int columns,
            int rows,
            Consumer<String> listener) {
        this.listener = listener;
        var line = "stty cols " + columns + " rows " + rows + "; exec "
                + command.stream().map(PseudoTerminal::quoted).collect(Collectors.joining(" "));
        // With setsid: a Ctrl-C at our own terminal is for us, and we end this in order.
        var builder = new ProcessBuilder("setsid", "script", "-q", "-e", "-f", "-c", line, "/dev/null")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PAGER", "cat");
        builder.environment().putAll(environment);
        builder.environment().putAll(Map.of("TERM", "xterm-256color", "SHELL", "/bin/sh"));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new Problem(Text.of("problem.prove.no-terminal", "detail", String.valueOf(e.getMessage())), e);
        }
        keyboard = process.getOutputStream();
        var reading = new Thread(this::readAll, "pseudo-terminal");
        reading.setDaemon(true);
        reading.start();
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void readAll() {
        try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            var some = new char[8192];
            int read;
            while ((read = reader.read(some)) >= 0) {
                listener.accept(new String(some, 0, read));
                show(some, read);
            }
        } catch (IOException e) {
            // The terminal is gone, as below.
        }
        synchronized (screen) {
            gone = true;
            screen.notifyAll();
        }
    }

    private void show(char[] some, int count) {
        synchronized (screen) {
            screen.append(some, 0, count);
            screen.notifyAll();
        }
    }

    /** How much was shown so far, in characters. */
    public int shown() {
        synchronized (screen) {
            return screen.length();
        }
    }

    /** What was shown from there on. */
    public String shownFrom(int from) {
        synchronized (screen) {
            return screen.substring(Math.min(from, screen.length()));
        }
    }

    public void type(String keys) {
        try {
            keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException e) {
            // Nobody reads it any more: waiting for an answer says so.
        }
    }

    /** Waits until what is shown from there on is as wished; false when that did not come in time or nothing can come. */
    public boolean await(int from, Predicate<String> wished, Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            String shown;
            boolean over;
            synchronized (screen) {
                shown = screen.substring(Math.min(from, screen.length()));
                over = gone;
            }
            if (wished.test(shown)) {
                return true;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (over || left <= 0) {
                return false;
            }
            synchronized (screen) {
                if (!gone && screen.length() == from + shown.length()) {
                    screen.wait(left);
                }
            }
        }
    }

    public boolean gone() {
        synchronized (screen) {
            return gone;
        }
    }

    /** The processes that were started in it and still run. */
    public List<ProcessHandle> processes() {
        return process.descendants().toList();
    }

    /** Waits for the program's end, and ends it when that does not come; at once when whoever closes was interrupted. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            keyboard.close();
        } catch (IOException e) {
            // It is closed then.
        }
        if (interrupted || !ended(TO_END)) {
            process.destroy();
            if (interrupted || !ended(Duration.ofSeconds(10))) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
