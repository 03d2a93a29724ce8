package dev.overlaylab.shell.repl.word;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.shell.repl.lesson.Judging;
import dev.overlaylab.shell.repl.lesson.LabSession;

/** Plays documented commands, visibly, from where the learner is up to the start of a step. */
record Playing(LabSession session) {
    /** Stops where something is not as it should be, and says so. */
    void to(int step) {
        while (session.stepIndex() < step) {
            if (!played()) {
                return;
            }
            session.moveBy(1);
        }
        session.say("lesson.forward.arrived", "number", step + 1);
        session.showStep();
    }

    /** Does the present step, unless it is done already. */
    private boolean played() {
        var number = session.stepIndex() + 1;
        session.say(
                "lesson.forward.step",
                "number",
                number,
                "of",
                session.lab().steps().size());
        if (Judging.passed(session.judge())) {
            session.say("lesson.forward.done-already", "number", number);
            return true;
        }
        var results = SolveWord.typed(session);
        if (results.isEmpty()) {
            return false;
        }
        if (Judging.passed(results.get())) {
            session.say(
                    "lesson.forward.done", "number", number, "of", results.get().size());
            return true;
        }
        session.show(results.get().stream()
                .filter(it -> it.verdict().outcome() != Outcome.PASS)
                .toList());
        session.say("lesson.forward.stopped", "number", number);
        return false;
    }
}
