package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Annotates what the last command printed, at the places that matter. */
final class ExplainWord implements Word {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public boolean needsMachines() {
        return false;
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        session.seeing().explain();
        return Then.STAY;
    }
}
