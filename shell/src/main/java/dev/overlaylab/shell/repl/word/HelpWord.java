package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Teaches how to get around. */
final class HelpWord implements Word {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public boolean needsMachines() {
        return false;
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        session.showMarkdown("lesson.help.text");
        return Then.STAY;
    }
}
