package dev.overlaylab.shell.repl.typing;

import dev.overlaylab.shell.repl.lesson.Assistance;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/**
 * Lines as the terminal's own line editing gives them: nothing is drawn, coloured, offered or written over, so that a screen
 * reader reads what there is, in order.
 */
public final class CookedReader implements LineSource {
    /** How long a Ctrl-C may take to be noticed. */
    private static final long WAIT_MS = 200;

    private final Terminal terminal;
    private final KeysAhead ahead = new KeysAhead();

    public CookedReader(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void assist(Assistance offered) {
        // There is no place to show anything.
    }

    @Override
    public String readAssisted(String prompt) {
        var text = new StringBuilder(beginning(prompt));
        while (Pasted.of(text.toString()).unfinished()) {
            text.append('\n').append(beginning("> "));
        }
        return text.toString();
    }

    @Override
    public KeysAhead ahead() {
        return ahead;
    }

    /** A line that begins with what was typed ahead; that is shown, because the terminal shows only what it is typed now. */
    private String beginning(String prompt) {
        var early = ahead.takeBack();
        int end = early.indexOf('\n');
        if (end < 0) {
            return early + line(prompt + early);
        }
        ahead.add(early.substring(end + 1));
        terminal.writer().println(prompt + early.substring(0, end));
        terminal.flush();
        return early.substring(0, end);
    }

    @Override
    public String readAnswer(String question) {
        return line(question);
    }

    private String line(String prompt) {
        terminal.writer().print(prompt);
        terminal.flush();
        var line = new StringBuilder();
        try {
            while (true) {
                int key = terminal.reader().read(WAIT_MS);
                if (Thread.interrupted()) {
                    throw stopped(line);
                }
                if (key == '\n' || key == '\r') {
                    return line.toString();
                }
                if (key == NonBlockingReader.EOF) {
                    throw new EndOfFileException();
                }
                if (key >= 0) {
                    line.append((char) key);
                }
            }
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            throw stopped(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was typed so far is gone: the terminal itself has thrown away the rest of it. */
    private UserInterruptException stopped(StringBuilder line) {
        terminal.writer().println();
        terminal.flush();
        return new UserInterruptException(line.toString());
    }

    @Override
    public boolean showAbove(String text) {
        return false;
    }

    @Override
    public void save() {
        // The terminal keeps no history.
    }
}
