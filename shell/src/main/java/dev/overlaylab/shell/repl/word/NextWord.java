package dev.overlaylab.shell.repl.word;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.shell.repl.lesson.Judging;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Goes to the next step, once this one is done or the learner insists. */
final class NextWord implements Word {
    private static final String ANYWAY = "--anyway";

    @Override
    public String name() {
        return "next";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return arguments.isEmpty() || arguments.equals(List.of(ANYWAY));
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        if (arguments.isEmpty() && session.drilling().open(session.step()).isPresent()) {
            session.say("lesson.drill.open");
            return Then.STAY;
        }
        if (session.atLastStep()) {
            return atTheEnd(session);
        }
        if (arguments.isEmpty()) {
            var results = session.judge();
            session.seeing().regressions();
            if (!Judging.passed(results)) {
                session.show(results.stream()
                        .filter(it -> it.verdict().outcome() != Outcome.PASS)
                        .toList());
                session.say("lesson.next.refused");
                return Then.STAY;
            }
        }
        session.moveBy(1);
        session.showStep();
        return Then.STAY;
    }

    private static Then atTheEnd(LabSession session) {
        var results = session.judge();
        session.show(results);
        session.moments().keepIfGreen(results);
        session.say(Judging.passed(results) ? "lesson.next.lab-done" : "lesson.next.last-step");
        return Then.STAY;
    }
}
