package dev.overlaylab.shell.cli;

import dev.overlaylab.shell.repl.TerminalConsole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jline.terminal.TerminalBuilder;

/** Opens the terminal this process was started in. */
final class LearnersTerminal {
    private LearnersTerminal() {}

    static TerminalConsole open(boolean styled, boolean plain, Path history) {
        try {
            var terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(true)
                    .encoding(StandardCharsets.UTF_8)
                    .nativeSignals(true)
                    .build();
            return plain ? TerminalConsole.plain(terminal) : new TerminalConsole(terminal, styled, history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
