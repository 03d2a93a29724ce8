package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.Drilling;
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
        var open = session.drilling().open(session.step());
        var results = session.judge();
        session.show(results);
        session.seeing().regressions();
        if (Judging.passed(results) && open.isPresent()) {
            session.say(
                    open.get().named() ? "lesson.drill.done" : "lesson.drill.unnamed",
                    "choices",
                    Drilling.choices(session.step()));
        } else if (Judging.passed(results)) {
            session.say(session.atLastStep() ? "lesson.check.lab-done" : "lesson.check.step-done");
            if (!session.step().drills().isEmpty()) {
                session.say("lesson.drill.offer");
            }
            session.moments().keepIfGreen(results);
        } else {
            session.say("lesson.check.go-on");
        }
        return Then.STAY;
    }
}
