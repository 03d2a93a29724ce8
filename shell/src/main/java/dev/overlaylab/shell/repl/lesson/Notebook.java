package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.labs.workstation.Workstation.LineResult;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.journal.JournalState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the journal of a lab tells, and the learner's own sentences in it. */
public final class Notebook {
    private final Journal journal;

    Notebook(Journal journal) {
        this.journal = journal;
    }

    void ran(String step, String line, LineResult result, long millis, String output) {
        journal.add(new Entry.Ran(journal.now(), step, line, result.exitStatus(), millis, output));
    }

    /** Keeps what the learner wants to remember. */
    public void note(String step, String text) {
        journal.add(new Entry.Noted(journal.now(), step, text));
    }

    /** What the learner noted, in order. */
    public List<Entry.Noted> notes() {
        return journal.entries().stream()
                .filter(Entry.Noted.class::isInstance)
                .map(Entry.Noted.class::cast)
                .toList();
    }

    /** Whether the journal is as it was written. */
    public JournalState state() {
        return journal.state();
    }

    /** The lines that were run at a step since the machines were last brought back. */
    public Set<String> typedAt(String step) {
        var typed = new HashSet<String>();
        for (var entry : journal.entries()) {
            if (entry instanceof Entry.Rewound) {
                typed.clear();
            } else if (entry instanceof Entry.Ran ran && ran.step().equals(step)) {
                typed.add(ran.line());
            }
        }
        return typed;
    }
}
