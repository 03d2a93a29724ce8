package dev.overlaylab.shell.repl.word;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.shell.repl.lesson.Drilling;
import dev.overlaylab.shell.repl.lesson.Judging;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;
import java.util.Optional;

/** Types the step's commands, visibly, then judges. */
final class SolveWord implements Word {
    private static final int STOPPED_BY_CTRL_C = 130;

    @Override
    public String name() {
        return "solve";
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var open = session.drilling().open(session.step());
        if (open.isPresent()) {
            mend(session, open.get());
            return Then.STAY;
        }
        typed(session).ifPresent(results -> {
            session.show(results);
            session.moments().keepIfGreen(results);
        });
        return Then.STAY;
    }

    /** Tells what a drill has broken, and mends it as documented. */
    private static void mend(LabSession session, Drilling.Open open) {
        var drill = open.drill();
        session.say("lesson.drill.solved", "drill", drill.id());
        session.showProse(drill.told());
        session.drilling().told(session.step());
        typed(
                        session,
                        drill.trouble().undo().stream()
                                .map(it -> new DocumentedCommand("mend", it, 0))
                                .toList())
                .ifPresent(results -> {
                    session.show(results);
                    session.say(Judging.passed(results) ? "lesson.drill.done" : "lesson.drill.mend-it");
                });
    }

    /** Types the present step's commands and judges; empty when it was stopped. */
    static Optional<List<CheckResult>> typed(LabSession session) {
        return typed(session, session.step().commands());
    }

    private static Optional<List<CheckResult>> typed(LabSession session, List<DocumentedCommand> commands) {
        for (var command : commands) {
            session.showTyped(command.line());
            var exit = session.run(command.line());
            if (exit.isEmpty() || exit.getAsInt() == STOPPED_BY_CTRL_C) {
                session.say("lesson.solve.stopped");
                return Optional.empty();
            }
            if (exit.getAsInt() != command.expectExit()) {
                // Part of the step may have been done by hand already; what counts is the outcome, judged below.
                session.say("lesson.solve.unexpected", "exit", exit.getAsInt(), "expected", command.expectExit());
            }
        }
        return Optional.of(session.judgeUntilSettled());
    }
}
