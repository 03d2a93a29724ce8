package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.Judging;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Judges the present step and shows every verdict. */
final class CheckWord implements Word {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var results = session.judge();
        session.show(results);
        session.showRegressions();
        if (Judging.passed(results)) {
            session.say(session.atLastStep() ? "lesson.check.lab-done" : "lesson.check.step-done");
            session.keepIfGreen(results);
        } else {
            session.say("lesson.check.go-on");
        }
        return Then.STAY;
    }
}
