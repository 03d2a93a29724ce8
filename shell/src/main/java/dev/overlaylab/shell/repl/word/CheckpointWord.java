package dev.overlaylab.shell.repl.word;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.checkpoint.Checkpoint;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Lists the saved moments, saves this one under a name, or deletes one. */
final class CheckpointWord implements Word {
    private static final String DELETE = "--delete";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @Override
    public String name() {
        return "checkpoint";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return arguments.size() <= 1
                || (arguments.size() == 2 && arguments.get(0).equals(DELETE));
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var timeline = session.timeline();
        if (arguments.isEmpty()) {
            list(session);
        } else if (arguments.size() == 1) {
            var saved = timeline.keep(arguments.get(0), session.stepIndex(), session.progress());
            session.say("lesson.checkpoint.saved", "name", saved.name(), "size", megabytes(saved.bytes()));
        } else {
            var name = arguments.get(1);
            if (timeline.named(name).isEmpty()) {
                throw Problem.of("problem.checkpoint.absent", "name", name);
            }
            timeline.checkpoints().delete(name);
            session.say("lesson.checkpoint.deleted", "name", name);
        }
        return Then.STAY;
    }

    private static void list(LabSession session) {
        var checkpoints = session.timeline().checkpoints();
        var all = checkpoints.list();
        if (all.isEmpty()) {
            session.say("lesson.checkpoint.none");
            return;
        }
        for (var each : all) {
            session.say(
                    each.automatic() ? "lesson.checkpoint.automatic" : "lesson.checkpoint.named",
                    "name",
                    each.name(),
                    "time",
                    TIME.format(each.created()),
                    "size",
                    megabytes(each.bytes()));
        }
        session.say(
                "lesson.checkpoint.together",
                "size",
                megabytes(all.stream().mapToLong(Checkpoint::bytes).sum()),
                "limit",
                megabytes(checkpoints.limit()));
    }

    /** Never 0 for something that is there. */
    static long megabytes(long bytes) {
        return bytes == 0 ? 0 : Math.max(1, (bytes + (1 << 19)) >> 20);
    }
}
