package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Ends the conversation; what becomes of the machines is said by who started them. */
final class QuitWord implements Word {
    @Override
    public String name() {
        return "quit";
    }

    @Override
    public boolean needsMachines() {
        return false;
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        return Then.LEAVE;
    }
}
