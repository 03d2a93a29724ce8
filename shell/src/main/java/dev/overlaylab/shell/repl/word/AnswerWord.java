package dev.overlaylab.shell.repl.word;

import dev.overlaylab.labs.lab.Step.Drill;
import dev.overlaylab.shell.repl.lesson.Drilling;
import dev.overlaylab.shell.repl.lesson.Judging;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Names what a drill has broken. */
final class AnswerWord implements Word {
    @Override
    public String name() {
        return "answer";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return arguments.size() <= 1;
    }

    @Override
    public List<String> suggestions(LabSession session, List<String> arguments) {
        return arguments.isEmpty()
                ? session.step().drills().stream().map(Drill::id).sorted().toList()
                : List.of();
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var step = session.step();
        var open = session.drilling().open(step);
        if (open.isEmpty()) {
            session.say("lesson.answer.nothing-asked");
        } else if (arguments.isEmpty()) {
            session.say("lesson.answer.choices", "choices", Drilling.choices(step));
        } else if (step.drills().stream().noneMatch(it -> it.id().equals(arguments.get(0)))) {
            session.say("lesson.answer.unknown", "answer", arguments.get(0), "choices", Drilling.choices(step));
        } else if (session.drilling().answered(step, open.get(), arguments.get(0))) {
            session.say("lesson.answer.right", "answer", arguments.get(0));
            session.showProse(open.get().drill().told());
            session.say(Judging.passed(session.judge()) ? "lesson.drill.done" : "lesson.drill.mend-it");
        } else {
            session.say("lesson.answer.wrong", "answer", arguments.get(0));
        }
        return Then.STAY;
    }
}
