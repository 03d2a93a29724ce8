package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Goes to the step before; the machines stay as they are. */
final class BackWord implements Word {
    @Override
    public String name() {
        return "back";
    }

    @Override
    public boolean needsMachines() {
        return false;
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        if (session.atFirstStep()) {
            session.say("lesson.back.first-step");
        } else {
            session.moveBy(-1);
            session.showStep();
        }
        return Then.STAY;
    }
}
