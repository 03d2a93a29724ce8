package dev.overlaylab.shell.repl.word;

import dev.overlaylab.checkers.check.CheckResult;
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
        typed(session).ifPresent(results -> {
            session.show(results);
            session.keepIfGreen(results);
        });
        return Then.STAY;
    }

    /** Types the present step's commands and judges; empty when it was stopped. */
    static Optional<List<CheckResult>> typed(LabSession session) {
        for (var command : session.step().commands()) {
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
