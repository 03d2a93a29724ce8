package dev.overlaylab.shell.repl.word;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Driver.Moments;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Goes on to the start of a later step: by saved moments as far as there are any, then by the documented commands. */
final class ForwardWord implements Word {
    @Override
    public String name() {
        return "forward";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return arguments.size() <= 1;
    }

    @Override
    public List<String> suggestions(LabSession session, List<String> arguments) {
        var steps = session.lab().steps();
        return arguments.isEmpty()
                ? steps.subList(session.stepIndex(), steps.size()).stream()
                        .map(Step::id)
                        .toList()
                : List.of();
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var here = session.stepIndex();
        int last = session.lab().steps().size() - 1;
        int to = arguments.isEmpty() ? Math.min(here + 1, last) : step(session, arguments.get(0));
        if (to < here) {
            session.say("lesson.forward.behind", "number", to + 1);
        } else if (to == here) {
            session.say(
                    here == last && arguments.isEmpty() ? "lesson.forward.last" : "lesson.forward.here",
                    "number",
                    here + 1);
        } else {
            go(session, here, to);
        }
        return Then.STAY;
    }

    private static int step(LabSession session, String wanted) {
        return StepArgument.of(session.lab(), wanted)
                .orElseThrow(() -> Problem.of(
                        "problem.lesson.no-such-step",
                        "name",
                        wanted,
                        "steps",
                        session.lab().steps().size()));
    }

    private static void go(LabSession session, int here, int to) {
        var kept = session.timeline().lastKept(here + 1, to);
        if (kept.isPresent()) {
            int step = kept.getAsInt();
            session.moments().bringBack(session.lab().steps().get(step).id(), step);
            var frozen = session.timeline().checkpoints().moments() == Moments.FROZEN;
            session.say(frozen ? "lesson.rewind.frozen" : "lesson.rewind.restarted", "number", step + 1);
        }
        new Playing(session).to(to);
    }
}
