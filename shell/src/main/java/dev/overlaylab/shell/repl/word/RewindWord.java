package dev.overlaylab.shell.repl.word;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Driver.Moments;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Makes all machines what they were at the start of a step, or at a moment that the learner named. */
final class RewindWord implements Word {
    @Override
    public String name() {
        return "rewind";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return arguments.size() <= 1;
    }

    @Override
    public List<String> suggestions(LabSession session, List<String> arguments) {
        return arguments.isEmpty() ? session.timeline().names() : List.of();
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        // Where machines cannot be saved, they are not removed and made anew behind that word either.
        session.timeline().checkpoints();
        var here = session.stepIndex();
        if (arguments.isEmpty()) {
            toStartOf(session, here);
            return Then.STAY;
        }
        var wanted = arguments.get(0);
        var step = StepArgument.of(session.lab(), wanted);
        if (step.isPresent() && step.getAsInt() <= here) {
            toStartOf(session, step.getAsInt());
            return Then.STAY;
        }
        if (step.isPresent()) {
            session.say("lesson.rewind.ahead", "number", step.getAsInt() + 1);
            return Then.STAY;
        }
        var checkpoint = session.timeline()
                .named(wanted)
                .orElseThrow(() -> Problem.of(
                        "problem.lesson.no-such-moment",
                        "name",
                        wanted,
                        "steps",
                        session.lab().steps().size(),
                        "valid",
                        names(session)));
        var target = session.timeline().stepNamed(checkpoint.name());
        session.moments().bringBack(checkpoint.name(), target);
        arrive(session, target);
        return Then.STAY;
    }

    private static String names(LabSession session) {
        var names = String.join(", ", session.timeline().names());
        return names.isEmpty() ? "-" : names;
    }

    /** The nearest saved moment before it, and from there the documented commands; from nothing when there is none. */
    private static void toStartOf(LabSession session, int step) {
        var from = session.timeline().lastKept(0, step);
        if (from.isPresent() && from.getAsInt() == step) {
            session.moments().bringBack(session.lab().steps().get(step).id(), step);
            arrive(session, step);
            return;
        }
        if (from.isPresent()) {
            session.say("lesson.rewind.from-earlier", "number", step + 1, "from", from.getAsInt() + 1);
            session.moments()
                    .bringBack(session.lab().steps().get(from.getAsInt()).id(), from.getAsInt());
        } else {
            session.say("lesson.rewind.from-nothing", "number", step + 1);
            session.moments().beginAnew();
        }
        new Playing(session).to(step);
    }

    private static void arrive(LabSession session, int step) {
        var frozen = session.timeline().checkpoints().moments() == Moments.FROZEN;
        session.say(frozen ? "lesson.rewind.frozen" : "lesson.rewind.restarted", "number", step + 1);
        session.showStep();
    }
}
