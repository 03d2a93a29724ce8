package dev.overlaylab.shell.repl.typing;

import dev.overlaylab.i18n.Width;
import dev.overlaylab.shell.render.Ink;
import dev.overlaylab.shell.repl.lesson.Assistance;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp;

/**
 * JLine's line editor with what a lesson has to offer: the Tab key asks the workstation, and behind the cursor stands,
 * faintly, how the line may go on; → or End takes it over, Ctrl-→ a word of it.
 */
public final class TypingReader extends LineReaderImpl implements LineSource {
    private static final AttributedStyle STATUS = AttributedStyle.DEFAULT.inverse();

    /** On fewer rows a status line takes more than it gives. */
    private static final int ROWS = 20;

    private final boolean styled;
    private final AttributedStyle quiet;
    private volatile List<String> status = List.of();
    private int drawn;
    private Assistance assistance = Assistance.NONE;
    private List<String> next = List.of();
    private final KeysAhead ahead = new KeysAhead();
    private boolean asking;
    private boolean leaving;

    public TypingReader(Terminal terminal, Map<String, Object> variables, boolean styled) {
        super(terminal, "overlaylab", new HashMap<>(variables));
        this.styled = styled;
        this.quiet = quiet(terminal);
        setParser(new LineCompleteness());
        setCompleter((reader, line, candidates) -> complete(line, candidates));
        if (styled) {
            setHighlighter(new LineColours(it -> assistance.isWord(it), quiet));
            takeOverBy(LineReader.FORWARD_CHAR, 0);
            takeOverBy(LineReader.END_OF_LINE, 0);
            takeOverBy(LineReader.FORWARD_WORD, 1);
        }
    }

    /** Eight colours have no grey that could be told from white. */
    private static AttributedStyle quiet(Terminal terminal) {
        var colours = terminal.getNumericCapability(InfoCmp.Capability.max_colors);
        return colours != null && colours >= 256
                ? AttributedStyle.DEFAULT.foreground(Ink.GREY)
                : AttributedStyle.DEFAULT.faint();
    }

    @Override
    public void assist(Assistance offered) {
        assistance = offered;
    }

    @Override
    public String readAssisted(String shown) {
        next = assistance.next();
        return readLine(shown);
    }

    @Override
    public String readAnswer(String question) {
        next = List.of();
        asking = true;
        setVariable(DISABLE_HISTORY, true);
        try {
            return readLine(question);
        } finally {
            setVariable(DISABLE_HISTORY, false);
            asking = false;
        }
    }

    @Override
    public KeysAhead ahead() {
        return ahead;
    }

    /** What was typed ahead comes before what is typed now, a key at a time, so that the rest can be taken back. */
    @Override
    public Binding readBinding(KeyMap<Binding> keys, KeyMap<Binding> local) {
        if (!ahead.isEmpty() && !asking) {
            int key = ahead.takeKey();
            runMacro(key == '\n' ? "\r" : Character.toString(key));
        }
        return super.readBinding(keys, local);
    }

    @Override
    public void status(List<String> forms) {
        if (forms.equals(status)) {
            return;
        }
        status = List.copyOf(forms);
        lock.lock();
        try {
            if (reading) {
                redisplay();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void redisplay(boolean flush) {
        if (!(display instanceof WideDisplay)) {
            display = new WideDisplay(getTerminal());
            display.resize(size);
        }
        super.redisplay(flush);
    }

    /** Below the line and not at the terminal's edge: so no resize and no program that draws can break it. */
    private String statusLine(List<String> forms) {
        int room = Math.max(1, getTerminal().getColumns() - 3);
        var fitting = forms.stream().filter(it -> Width.NARROW.of(it) <= room).findFirst();
        return " " + fitting.orElseGet(() -> Width.NARROW.truncate(forms.get(forms.size() - 1), room)) + " ";
    }

    /** In a window that has become narrower the terminal has broken the line that was drawn: what of it is further down. */
    private int foldedRows(List<String> forms) {
        int folded = Math.max(0, drawn - 1) / Math.max(1, getTerminal().getColumns());
        drawn = Width.NARROW.of(statusLine(forms));
        return folded;
    }

    @Override
    public boolean showAbove(String text) {
        printAbove(text);
        return true;
    }

    @Override
    public void save() throws IOException {
        getHistory().save();
    }

    private void complete(ParsedLine line, List<Candidate> candidates) {
        for (var it : assistance.complete(line.line().substring(0, line.cursor()))) {
            candidates.add(new Candidate(it.text(), it.text(), null, null, null, null, it.ended()));
        }
    }

    /** At the end of the line a key that has nothing to move over takes over the ghost, or one word of it. */
    private void takeOverBy(String name, int words) {
        var usual = Objects.requireNonNull(getWidgets().get(name), name);
        getWidgets().put(name, (Widget) () -> {
            var ghost = ghost();
            if (ghost.isEmpty()) {
                return usual.apply();
            }
            getBuffer().write(words == 0 ? ghost : firstWord(ghost));
            return true;
        });
    }

    private static String firstWord(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = text.indexOf(' ', start);
        return end < 0 ? text : text.substring(0, end);
    }

    /** What is offered behind the cursor: the rest of the first line that begins like the one being typed. */
    private String ghost() {
        var typed = getBuffer().toString();
        if (getBuffer().cursor() < typed.length() || typed.contains("\n")) {
            return "";
        }
        return next.stream()
                .filter(it -> it.startsWith(typed))
                .findFirst()
                .map(it -> it.substring(typed.length()))
                .orElse("");
    }

    /** The line that stays on the screen is the one that was typed. */
    @Override
    protected void doCleanup(boolean newLine) {
        leaving = true;
        try {
            super.doCleanup(newLine);
            // Windows that changed their size may have left pieces of the line below.
            getTerminal().puts(InfoCmp.Capability.clr_eos);
            getTerminal().flush();
        } finally {
            leaving = false;
        }
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        var shown = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        if (leaving || post != null || searchTerm != null) {
            return shown;
        }
        var more = new AttributedStringBuilder().append(shown);
        if (styled) {
            more.styled(quiet, ghost());
        }
        var forms = status;
        if (!forms.isEmpty() && getTerminal().getRows() >= ROWS) {
            more.append("\n").styled(styled ? STATUS : AttributedStyle.DEFAULT, statusLine(forms));
            more.append("\n".repeat(foldedRows(forms)));
        }
        return more.toAttributedString();
    }
}
