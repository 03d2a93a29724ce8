package dev.overlaylab.shell.play;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.workstation.Workstation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A workstation in memory that keeps the contract: one line at a time, output as it comes, keys to the running command
 * alone.
 *
 * <p>Its commands, also between lines with parentheses: {@code make X}, {@code unmake X}, {@code say X}, {@code cd X}, {@code exit N}, {@code drop} (loses the
 * connection), {@code wait} (runs until Ctrl-C), {@code keys N} (runs until N bytes were typed, and prints them),
 * {@code ignore N} (runs until N bytes were typed, and leaves them unread).
 */
public class FakeWorkstation implements Workstation {
    public final Set<String> facts = new ConcurrentSkipListSet<>();
    public final List<String> lines = new ArrayList<>();
    public volatile String size = "";
    public final CountDownLatch running = new CountDownLatch(1);
    private final ByteArrayOutputStream keys = new ByteArrayOutputStream();
    private boolean busy;
    private String unread = "";
    private String directory = "~";

    @Override
    public LineResult run(String line, Screen screen) throws MachineException {
        lines.add(line);
        begin();
        try {
            int status = execute(line, screen);
            return new LineResult(status, directory, unread);
        } finally {
            end();
        }
    }

    private int execute(String line, Screen screen) throws MachineException {
        if (line.startsWith("(\n") && line.endsWith("\n)")) {
            return execute(line.substring(2, line.length() - 2), screen);
        }
        var words = line.split(" ", 2);
        var argument = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "make" -> facts.add(argument);
            case "unmake" -> facts.remove(argument);
            case "say" -> print(screen, argument + "\r\n");
            case "cd" -> directory = argument;
            case "exit" -> {
                return Integer.parseInt(argument);
            }
            case "drop" -> throw new MachineException("workstation", MachineException.Cause.LOST, "gone", null);
            case "wait" -> {
                running.countDown();
                return typed(1).contains("\u0003") ? 130 : 1;
            }
            case "ignore" -> {
                running.countDown();
                // All of them, a Ctrl-C too: a key that came between two readings would be nobody's.
                unread = typed(Integer.parseInt(argument), it -> false);
            }
            case "keys" -> {
                running.countDown();
                print(screen, "<" + typed(Integer.parseInt(argument)) + ">\r\n");
            }
            default -> {
                print(screen, "bash: " + words[0] + ": command not found\r\n");
                return 127;
            }
        }
        return 0;
    }

    private static void print(Screen screen, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        screen.print(bytes, 0, bytes.length);
    }

    private synchronized void begin() {
        busy = true;
        unread = "";
        keys.reset();
    }

    private synchronized void end() {
        busy = false;
    }

    private String typed(int atLeast) {
        return typed(atLeast, it -> it.contains("\u0003"));
    }

    private synchronized String typed(int atLeast, Predicate<String> enough) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        try {
            while (keys.size() < atLeast && !enough.test(keys.toString(StandardCharsets.UTF_8))) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return "TIMED OUT";
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return keys.toString(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized boolean type(byte[] typed) {
        if (busy) {
            keys.writeBytes(typed);
            notifyAll();
        }
        return busy;
    }

    @Override
    public void resize(int columns, int rows) {
        size = columns + "x" + rows;
    }

    @Override
    public String directory() {
        return directory;
    }
}
