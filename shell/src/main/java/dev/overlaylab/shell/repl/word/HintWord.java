package dev.overlaylab.shell.repl.word;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.repl.lesson.Judging;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Helps a little more each time, first with what is wrong right now, then with the step as a whole. */
final class HintWord implements Word {
    private static final String ANY = "any";
    private static final Pattern HOPS = Pattern.compile("path\\.(?!clear$|unseen$).*");

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
        var findings = results.stream().flatMap(it -> it.verdict().findings().stream());
        var known = findings.filter(it -> hasMore(session, it)).findFirst();
        if (known.isPresent() && hints(session, known.get().reason()).isEmpty()) {
            showHop(session, known.get());
        } else if (known.isPresent()) {
            show(session, known.get().reason());
        } else if (session.hintsShown(ANY) < hints(session, ANY).size()) {
            show(session, ANY);
        } else {
            session.say("lesson.hint.no-more");
        }
        return Then.STAY;
    }

    /** A hop that is broken is a hint in itself, where the lab has none for it. */
    private static boolean hasMore(LabSession session, Finding finding) {
        int own = hints(session, finding.reason()).size();
        return session.hintsShown(finding.reason())
                < (own == 0 && HOPS.matcher(finding.reason()).matches() ? 1 : own);
    }

    private static void showHop(LabSession session, Finding finding) {
        var text = finding.text();
        session.say("lesson.hint.heading", "level", 1, "of", 1);
        session.say(text.key() + ".next", arguments(text));
        session.hinted(finding.reason(), 1);
    }

    private static Object[] arguments(Text text) {
        return text.arguments().entrySet().stream()
                .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
                .toArray();
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
