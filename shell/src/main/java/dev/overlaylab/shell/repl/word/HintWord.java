package dev.overlaylab.shell.repl.word;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.repl.lesson.Judging;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;
import java.util.Map;

/** Helps a little more each time, first with what is wrong right now, then with the step as a whole. */
final class HintWord implements Word {
    private static final String ANY = "any";

    @Override
    public String name() {
        return "hint";
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var results = session.judge();
        if (Judging.passed(results)) {
            session.say("lesson.hint.not-needed");
            return Then.STAY;
        }
        var reasons = results.stream()
                .flatMap(it -> it.verdict().findings().stream())
                .map(Finding::reason)
                .distinct();
        var next = java.util.stream.Stream.concat(reasons, java.util.stream.Stream.of(ANY))
                .filter(reason ->
                        session.hintsShown(reason) < hints(session, reason).size())
                .findFirst();
        if (next.isPresent()) {
            show(session, next.get());
        } else {
            session.say("lesson.hint.no-more");
        }
        return Then.STAY;
    }

    private static List<Map<Language, String>> hints(LabSession session, String reason) {
        return session.step().hints().getOrDefault(reason, List.of());
    }

    private static void show(LabSession session, String reason) {
        var hints = hints(session, reason);
        int level = session.hintsShown(reason) + 1;
        session.say("lesson.hint.heading", "level", level, "of", hints.size());
        session.showProse(hints.get(level - 1));
        session.hinted(reason, level);
    }
}
