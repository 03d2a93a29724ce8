package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.shell.journal.JournalState;
import dev.overlaylab.shell.report.ExitCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a lab's machines and writes what is to be handed in to one file. */
@Command(name = "submit")
final class SubmitCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Parameters(index = "0", paramLabel = "LAB", descriptionKey = "lab", completionCandidates = Known.Labs.class)
    String labId = "";

    @Parameters(index = "1", paramLabel = "FILE", arity = "0..1", descriptionKey = "handin-file")
    String file = "";

    @Option(names = "--student", paramLabel = "ID", descriptionKey = "handin-student")
    String student = "";

    @Option(names = "--challenge", paramLabel = "TEXT", descriptionKey = "handin-challenge")
    String challenge = "";

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    SubmitCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        var wiring = invocation.wiring();
        var lab = WrongUsage.unless(() -> labs.load(labId, Optional.empty(), wiring));
        var choice =
                wiring.choiceOf(lab.id()).orElseThrow(() -> Problem.of("problem.submit.never-begun", "lab", lab.id()));
        var who = WrongUsage.unless(
                () -> ClassNote.said(wiring.home(), "overlaylab submit " + lab.id(), student, challenge));
        var target = WrongUsage.unless(() -> HandingIn.target(file, lab.id()));
        var speaker = invocation.speaker();
        speaker.note("submit.looking");
        try (var running = wiring.open(
                lab, choice.driver(), choice.engineVersion(), choice.internet(), Progress.NONE, speaker::language)) {
            var handingIn = new HandingIn(wiring, running, choice.driver(), choice.engineVersion());
            return told(handingIn.made(who, speaker.language(), target));
        }
    }

    private int told(HandingIn.Made made) {
        var speaker = invocation.speaker();
        var unseen = made.unseen();
        if (json) {
            JsonPrinter.print(speaker, data(made));
        } else {
            speaker.answer(made.written());
            made.notes().forEach(speaker::note);
        }
        if (!unseen.isEmpty()) {
            speaker.note("submit.unseen", "machines", String.join(", ", unseen), "lab", labId);
        }
        return unseen.isEmpty() ? ExitCode.PASSED : ExitCode.CANNOT_CHECK;
    }

    private static Map<String, Object> data(HandingIn.Made made) {
        var handIn = made.handIn();
        var grade = handIn.look().grade();
        var data = new LinkedHashMap<String, Object>();
        data.put("format", 1);
        data.put("file", made.file().toString());
        data.put("lab", grade.lab());
        data.put("student", grade.student());
        data.put("challenge", handIn.header().challenge());
        data.put("passed", grade.count(Outcome.PASS));
        data.put("failed", grade.count(Outcome.FAIL));
        data.put("cannotCheck", grade.count(Outcome.CANNOT_CHECK));
        data.put("unseen", made.unseen());
        data.put("journal", handIn.journal().size());
        handIn.journalState().flatMap(JournalState::broken).ifPresent(it -> data.put("journalBrokenAt", it.record()));
        data.put("key", handIn.key().fingerprint());
        return data;
    }
}
