package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Tells what the last command has changed on the machines. */
final class DiffWord implements Word {
    @Override
    public String name() {
        return "diff";
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        session.seeing().diff();
        return Then.STAY;
    }
}
