package dev.overlaylab.shell.repl;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.labs.workstation.Workstation.LineResult;
import dev.overlaylab.shell.repl.lesson.Assistance;
import dev.overlaylab.shell.repl.lesson.Console;
import dev.overlaylab.shell.repl.typing.CookedReader;
import dev.overlaylab.shell.repl.typing.LineSource;
import dev.overlaylab.shell.repl.typing.TypingReader;
import dev.overlaylab.shell.terminal.ModesLeftOn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** A person's terminal: line editing and history at the prompt, raw keys while a command runs. */
public final class TerminalConsole implements Console {
    private static final Set<String> YES = Set.of("y", "yes", "はい", "是");

    private final Terminal terminal;
    private final boolean styled;
    private final LineSource reader;
    private final Optional<Pager> pager;
    private final List<String> untold = new ArrayList<>();
    private boolean lineOpen;
    private boolean typing;

    /**
     * Takes over a terminal. Ctrl-C at anything but the prompt or a command interrupts the calling thread.
     *
     * @param history where typed lines are kept
     */
    public TerminalConsole(Terminal terminal, boolean styled, Path history) {
        this(terminal, styled, false, history);
    }

    /** @param paging whether what does not fit into the window is shown a page at a time */
    public TerminalConsole(Terminal terminal, boolean styled, boolean paging, Path history) {
        this(terminal, styled, paging, editing(terminal, styled, history));
    }

    /** Takes over a terminal, on which nothing is to move, to be coloured or to be written over. */
    public static TerminalConsole plain(Terminal terminal) {
        return new TerminalConsole(terminal, false, false, new CookedReader(terminal));
    }

    private TerminalConsole(Terminal terminal, boolean styled, boolean paging, LineSource reader) {
        this.terminal = terminal;
        this.styled = styled;
        this.reader = reader;
        this.pager = paging ? Optional.of(new Pager(terminal, this::print)) : Optional.empty();
        var conversation = Thread.currentThread();
        terminal.handle(Signal.INT, signal -> conversation.interrupt());
    }

    private static TypingReader editing(Terminal terminal, boolean styled, Path history) {
        var reader = new TypingReader(
                terminal,
                Map.of(
                        LineReader.HISTORY_FILE,
                        history,
                        LineReader.SECONDARY_PROMPT_PATTERN,
                        "> ",
                        LineReader.INDENTATION,
                        0),
                styled);
        reader.setHistory(new DefaultHistory());
        reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        reader.option(LineReader.Option.BRACKETED_PASTE, true);
        reader.option(LineReader.Option.HISTORY_TIMESTAMPED, false);
        return reader;
    }

    @Override
    public void assist(Assistance assistance) {
        reader.assist(assistance);
    }

    @Override
    public Optional<String> read(String prompt) {
        // A Ctrl-C that came when there was nothing left to stop is forgotten here.
        Thread.interrupted();
        if (lineOpen) {
            print("");
        }
        beginTyping();
        try {
            return Optional.of(reader.readAssisted(prompt));
        } catch (UserInterruptException e) {
            return Optional.of("");
        } catch (EndOfFileException e) {
            return Optional.empty();
        } finally {
            endTyping();
        }
    }

    private synchronized void beginTyping() {
        untold.forEach(this::print);
        untold.clear();
        typing = true;
    }

    private synchronized void endTyping() {
        typing = false;
    }

    @Override
    public boolean attended() {
        return true;
    }

    @Override
    public synchronized void tell(String text) {
        if (!typing || !reader.showAbove(text)) {
            untold.add(text);
        }
    }

    @Override
    public boolean agreed(String question) {
        try {
            var answer = reader.readAnswer(question + " ").strip().toLowerCase(Locale.ROOT);
            return answer.isEmpty() || YES.contains(answer);
        } catch (UserInterruptException | EndOfFileException e) {
            return false;
        }
    }

    @Override
    public int columns() {
        return terminal.getColumns() > 0 ? terminal.getColumns() : 80;
    }

    private int rows() {
        return terminal.getRows() > 0 ? terminal.getRows() : 24;
    }

    @Override
    public void status(List<String> forms) {
        reader.status(forms);
    }

    @Override
    public boolean styled() {
        return styled;
    }

    @Override
    public void print(String text) {
        terminal.writer().print(text.replace("\n", System.lineSeparator()) + System.lineSeparator());
        terminal.flush();
        lineOpen = false;
    }

    @Override
    public void page(List<String> lines, IntFunction<String> more) {
        if (pager.isEmpty()) {
            lines.forEach(this::print);
            return;
        }
        var typed = pager.get().show(lines, left -> {
            var question = Width.NARROW.truncate(more.apply(left), columns() - 1);
            return styled ? new AttributedString(question, AttributedStyle.INVERSE).toAnsi(terminal) : question;
        });
        reader.ahead().add(TypedAhead.of(typed));
    }

    @Override
    public LineResult run(Workstation workstation, String line) throws MachineException {
        var before = terminal.getAttributes();
        var windowHandler = terminal.handle(Signal.WINCH, signal -> workstation.resize(columns(), rows()));
        // Ctrl-C is the command's now.
        var interruptHandler = terminal.handle(Signal.INT, Terminal.SignalHandler.SIG_IGN);
        terminal.setAttributes(passingEverythingOn(before));
        workstation.resize(columns(), rows());
        var modes = new ModesLeftOn();
        var relay = new KeyboardRelay(terminal, workstation, reader.ahead().takeBack());
        var unread = "";
        try {
            var result = workstation.run(line, (bytes, offset, length) -> {
                show(bytes, offset, length);
                modes.saw(bytes, offset, length);
            });
            unread = result.unread();
            return result;
        } finally {
            reader.ahead().add(TypedAhead.of(unread + relay.end()));
            terminal.writer().print(modes.undo());
            terminal.flush();
            terminal.setAttributes(before);
            terminal.handle(Signal.WINCH, windowHandler);
            terminal.handle(Signal.INT, interruptHandler);
        }
    }

    private void show(byte[] bytes, int offset, int length) {
        try {
            terminal.output().write(bytes, offset, length);
            terminal.output().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (length > 0) {
            lineOpen = bytes[offset + length - 1] != '\n';
        }
    }

    /** No echo, no line editing, no signals, no translation: the workstation's own terminal does all that. */
    private static Attributes passingEverythingOn(Attributes before) {
        var raw = new Attributes(before);
        raw.setLocalFlags(
                EnumSet.of(
                        Attributes.LocalFlag.ICANON,
                        Attributes.LocalFlag.ECHO,
                        Attributes.LocalFlag.IEXTEN,
                        Attributes.LocalFlag.ISIG),
                false);
        raw.setInputFlags(
                EnumSet.of(Attributes.InputFlag.IXON, Attributes.InputFlag.ICRNL, Attributes.InputFlag.INLCR), false);
        raw.setOutputFlag(Attributes.OutputFlag.OPOST, false);
        raw.setControlChar(Attributes.ControlChar.VMIN, 1);
        raw.setControlChar(Attributes.ControlChar.VTIME, 0);
        return raw;
    }

    @Override
    public void close() {
        try {
            reader.save();
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
