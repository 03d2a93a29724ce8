package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Goes along the way of each check that did not pass, and says what of it held and where it broke. */
final class WhyWord implements Word {
    @Override
    public String name() {
        return "why";
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        if (!session.judging().knows(session.step().checks())) {
            session.judge();
        }
        session.seeing().why(session.step());
        return Then.STAY;
    }
}
