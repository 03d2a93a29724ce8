package dev.overlaylab.shell.repl;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.labs.workstation.Workstation.LineResult;
import dev.overlaylab.shell.repl.lesson.Console;
import dev.overlaylab.shell.repl.typing.Pasted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Input from a pipe or a file, output without any terminal tricks: what was read is shown after its prompt. */
public final class PlainConsole implements Console {
    private static final int COLUMNS = 80;
    private static final int LINES_READ_AHEAD = 1000;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(LINES_READ_AHEAD);
    private final PrintStream output;
    private boolean ended;

    /** Begins to read: on a thread of its own, because a read cannot be interrupted and a conversation must be. */
    public PlainConsole(InputStream input, PrintStream output) {
        this.output = output;
        var reading = new Thread(() -> readAll(input), "input");
        reading.setDaemon(true);
        reading.start();
    }

    private void readAll(InputStream input) {
        try {
            try (var reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
                String line;
                while ((line = reader.readLine()) != null) {
                    lines.put(Optional.of(line));
                }
            } catch (IOException e) {
                // Input that cannot be read any more has ended.
            }
            lines.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<String> read(String prompt) {
        var text = new StringBuilder();
        try {
            while (!ended) {
                var line = lines.take();
                ended = line.isEmpty();
                line.ifPresent(it -> text.append(text.isEmpty() ? "" : "\n").append(it));
                if (!ended && !Pasted.of(text.toString()).unfinished()) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            return Optional.empty();
        }
        if (ended && text.isEmpty()) {
            return Optional.empty();
        }
        print(prompt + text);
        return Optional.of(text.toString());
    }

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public boolean styled() {
        return false;
    }

    @Override
    public void print(String text) {
        output.print(text + "\n");
        output.flush();
    }

    @Override
    public LineResult run(Workstation workstation, String line) throws MachineException {
        workstation.resize(COLUMNS, 24);
        var lastByte = new byte[] {'\n'};
        var result = workstation.run(line, (bytes, offset, length) -> {
            output.write(bytes, offset, length);
            output.flush();
            if (length > 0) {
                lastByte[0] = bytes[offset + length - 1];
            }
        });
        if (lastByte[0] != '\n') {
            print("");
        }
        return result;
    }

    @Override
    public void close() {
        output.flush();
    }
}
