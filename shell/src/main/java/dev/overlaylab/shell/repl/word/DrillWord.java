package dev.overlaylab.shell.repl.word;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.shell.repl.lesson.Drilling;
import dev.overlaylab.shell.repl.lesson.Judging;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Breaks something in a finished step, unseen, for the learner to name and mend. */
final class DrillWord implements Word {
    @Override
    public String name() {
        return "drill";
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var drilling = session.drilling();
        if (session.step().drills().isEmpty()) {
            var steps = drilling.steps();
            session.say("lesson.drill.none", "steps", steps.isEmpty() ? "none" : String.join(", ", steps));
            return Then.STAY;
        }
        if (drilling.open(session.step()).isPresent()) {
            session.say("lesson.drill.open");
            return Then.STAY;
        }
        var results = session.judge();
        if (!Judging.passed(results)) {
            session.show(results.stream()
                    .filter(it -> it.verdict().outcome() != Outcome.PASS)
                    .toList());
            session.say("lesson.drill.not-green");
            return Then.STAY;
        }
        session.moments().keepIfGreen(results);
        begin(session, drilling);
        return Then.STAY;
    }

    private static void begin(LabSession session, Drilling drilling) {
        session.say("lesson.drill.breaking");
        var open = drilling.begin(session.step());
        session.timeline().changed();
        // What is broken now is for the learner to find, and not for “diff” to tell.
        session.seeing().forget();
        try {
            var failed = drilling.breakIt(open.drill());
            if (failed.isPresent()) {
                session.say(
                        "lesson.drill.failed",
                        "exit",
                        failed.get().exit(),
                        "line",
                        failed.get().line());
                over(session);
            } else if (!session.judging().untilRed(noticing(session, open))) {
                session.say("lesson.drill.not-seen");
                drilling.mend(open.drill());
                over(session);
            } else {
                session.say("lesson.drill.began", "number", open.number(), "choices", Drilling.choices(session.step()));
            }
        } catch (MachineException e) {
            session.say("lesson.run.lost", "detail", String.valueOf(e.getMessage()));
        }
    }

    /** The check that must notice it. */
    private static Check noticing(LabSession session, Drilling.Open open) {
        return session.step().checks().stream()
                .filter(it -> it.id().equals(open.drill().trouble().check()))
                .findFirst()
                .orElseThrow();
    }

    /** Nothing is asked of the learner. */
    private static void over(LabSession session) {
        session.drilling().told(session.step());
        session.judgeUntilSettled();
    }
}
