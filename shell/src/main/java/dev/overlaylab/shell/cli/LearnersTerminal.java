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

    static TerminalConsole open(boolean styled, boolean plain, boolean paging, Path history) {
        try {
            var terminal = TerminalBuilder.builder()
                    .system(true)
                    .dumb(true)
                    .encoding(StandardCharsets.UTF_8)
                    .nativeSignals(true)
                    .build();
            return plain ? TerminalConsole.plain(terminal) : new TerminalConsole(terminal, styled, paging, history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A terminal of nobody's, for the rehearsal. */
    static TerminalConsole rehearsed(RehearsedKeyboard keyboard, Path history) {
        try {
            var terminal = TerminalBuilder.builder()
                    .system(false)
                    .streams(keyboard.keys(), keyboard)
                    .type("xterm-256color")
                    .encoding(StandardCharsets.UTF_8)
                    .build();
            return new TerminalConsole(terminal, true, history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
