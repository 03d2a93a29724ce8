package dev.overlaylab.shell.prove;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.terminal.Asciicast;
import dev.overlaylab.shell.terminal.PseudoTerminal;
import dev.overlaylab.shell.terminal.ScreenText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Types at the real program in a pseudo-terminal.
 *
 * <p>Its prompt is known by the escape sequence with which the line editor tells a terminal that pasting is possible, and that
 * it no longer is; what stands between the two was printed by the line. What came of it is read from the lab's journal, which
 * the program writes before it shows anything.
 */
public final class TerminalTypist implements Typist {
    private static final int COLUMNS = 100;
    private static final int ROWS = 40;
    private static final String AT_PROMPT = "\u001b[?2004h";
    private static final String LINE_TAKEN = "\u001b[?2004l";
    private static final String PASTE = "\u001b[200~";
    private static final String PASTED = "\u001b[201~";
    private static final String CTRL_C = "\u0003";
    private static final Duration TO_ECHO = Duration.ofSeconds(1);
    private static final Duration TO_STOP = Duration.ofSeconds(60);
    private static final int LAST_WORDS = 2000;

    private final PseudoTerminal terminal;
    private final Path journal;
    private final Predicate<String> own;
    private final Duration limit;
    private final Optional<Asciicast> recording;

    /**
     * Starts the program and waits for its first prompt.
     *
     * @param journal where the program notes what happens
     * @param own whether a line is for the shell itself and runs nothing on the workstation
     * @param limit how long one line may take
     */
    public TerminalTypist(
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path journal,
            Predicate<String> own,
            Duration limit)
            throws InterruptedException {
        this(command, environment, directory, journal, own, limit, Optional.empty());
    }

    /** @param recording takes down what is shown, and has keys pressed one at a time */
    public TerminalTypist(
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path journal,
            Predicate<String> own,
            Duration limit,
            Optional<Asciicast> recording)
            throws InterruptedException {
        this.recording = recording;
        this.journal = journal;
        this.own = own;
        this.limit = limit;
        this.terminal = new PseudoTerminal(
                command,
                environment,
                directory,
                recording.map(Asciicast::columns).orElse(COLUMNS),
                recording.map(Asciicast::rows).orElse(ROWS),
                it -> recording.ifPresent(onto -> onto.show(it)));
        var ready = false;
        try {
            ready = terminal.await(0, it -> it.contains(AT_PROMPT), limit);
            if (!ready) {
                throw ended(0);
            }
        } finally {
            if (!ready) {
                terminal.type(CTRL_C);
                terminal.close();
            }
        }
    }

    @Override
    public Typed type(String line) throws InterruptedException {
        boolean forShell = own.test(line);
        int known = Journal.written(journal).size();
        int from = terminal.shown();
        boolean pasted = line.chars().anyMatch(it -> it < ' ');
        if (recording.isPresent() && !pasted) {
            press(line, recording.get());
        } else {
            terminal.type(pasted ? PASTE + line + PASTED : line);
        }
        terminal.type("\r");
        if (pasted && terminal.await(from, TerminalTypist::atPrompt, limit) && !ran(known)) {
            // Several commands are only run when that is confirmed.
            terminal.type("\r");
        }
        boolean ended = terminal.await(from, shown -> answered(shown, forShell, known), limit);
        if (!ended && !terminal.gone()) {
            terminal.type(CTRL_C);
            terminal.await(from, shown -> answered(shown, true, known), TO_STOP);
        }
        if (terminal.gone()) {
            throw ended(from);
        }
        return new Typed(printed(terminal.shownFrom(from)), noted(known), ended);
    }

    private void press(String line, Asciicast onto) throws InterruptedException {
        onto.typing(true);
        for (var key : line.codePoints().mapToObj(Character::toString).toList()) {
            int from = terminal.shown();
            terminal.type(key);
            terminal.await(from, it -> !it.isEmpty(), TO_ECHO);
        }
        onto.typing(false);
    }

    /** A program on the workstation may use the same sequences: a command is only over when the shell has noted its end. */
    private boolean answered(String shown, boolean forShell, int known) {
        return atPrompt(shown) && (forShell || ran(known) || saysThatItIsLost(shown));
    }

    /** Whether the last line was taken, and the next is waited for. */
    private static boolean atPrompt(String shown) {
        return shown.contains(LINE_TAKEN) && shown.lastIndexOf(AT_PROMPT) > shown.lastIndexOf(LINE_TAKEN);
    }

    private boolean ran(int known) {
        return noted(known).stream().anyMatch(Entry.Ran.class::isInstance);
    }

    /** Then there is nothing to note, and the prompt is the last that was shown. */
    private static boolean saysThatItIsLost(String shown) {
        return shown.contains("The connection to the workstation was lost")
                || shown.contains("The workstation cannot be reached");
    }

    private List<Entry> noted(int known) {
        var all = Journal.written(journal);
        return all.subList(Math.min(known, all.size()), all.size());
    }

    private static String printed(String shown) {
        int taken = shown.indexOf(LINE_TAKEN);
        int end = shown.lastIndexOf(AT_PROMPT);
        return taken < 0 || end < taken ? shown : shown.substring(taken + LINE_TAKEN.length(), end);
    }

    private Problem ended(int from) {
        var said = ScreenText.of(terminal.shownFrom(from)).strip();
        return Problem.of("problem.prove.shell-ended", "said", said.substring(Math.max(0, said.length() - LAST_WORDS)));
    }

    @Override
    public void close() {
        terminal.type("\u0015quit\r");
        terminal.close();
    }
}
