package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Keeps a sentence of the learner's own in the journal; alone it shows those of this lab. */
final class NoteWord implements Word {
    @Override
    public String name() {
        return "note";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return true;
    }

    @Override
    public boolean needsMachines() {
        return false;
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        if (!arguments.isEmpty()) {
            session.notebook().note(session.step().id(), String.join(" ", arguments));
            session.say("lesson.note.kept");
            return Then.STAY;
        }
        var notes = session.notebook().notes();
        if (notes.isEmpty()) {
            session.say("lesson.note.none");
        }
        notes.forEach(it -> session.say("lesson.note.one", "step", it.step(), "text", it.text()));
        return Then.STAY;
    }
}
