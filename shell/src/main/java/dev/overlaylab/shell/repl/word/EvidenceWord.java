package dev.overlaylab.shell.repl.word;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** Shows what the machines answered to the checks that did not pass, or to the one that is named. */
final class EvidenceWord implements Word {
    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return arguments.size() <= 1;
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var wanted = session.step().checks().stream()
                .filter(it -> arguments.isEmpty() || it.id().equals(arguments.get(0)))
                .toList();
        if (!session.judging().knows(wanted)) {
            session.judge();
        }
        var results = session.judging().results().stream()
                .filter(it -> arguments.isEmpty()
                        ? it.verdict().outcome() != Outcome.PASS
                        : it.checkId().equals(arguments.get(0)))
                .toList();
        if (results.isEmpty()) {
            var checks = session.step().checks().stream().map(Check::id).toList();
            session.say("lesson.evidence.nothing", "checks", String.join(", ", checks));
        }
        results.forEach(session.seeing()::evidence);
        return Then.STAY;
    }
}
