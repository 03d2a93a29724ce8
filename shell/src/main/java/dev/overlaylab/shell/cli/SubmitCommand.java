package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Lab.MachineNeed;
import dev.overlaylab.shell.grade.handin.HandIn;
import dev.overlaylab.shell.grade.handin.Identity;
import dev.overlaylab.shell.grade.handin.Submission;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.report.ExitCode;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a lab's machines and writes what is to be handed in to one file. */
@Command(name = "submit")
final class SubmitCommand implements Callable<Integer> {
    private static final int LONGEST = 200;

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
        var note = note();
        var target = WrongUsage.unless(() -> ExportCommand.pathOf(file.isEmpty() ? lab.id() + ".handin" : file));
        var speaker = invocation.speaker();
        speaker.note("submit.looking");
        var signing = EvidenceCommand.signingKey(wiring);
        var clock = Clock.systemUTC();
        try (var running = wiring.open(
                lab, choice.driver(), choice.engineVersion(), choice.internet(), Progress.NONE, speaker::language)) {
            var submission = new Submission(
                    lab,
                    new Submission.Learner(note.student(), note.challenge(), speaker.language()),
                    new Submission.Machines(
                            choice.driver(), choice.engineVersion().id(), machines(lab, running)),
                    running.observer(),
                    running.directory().resolve("journal.jsonl"),
                    signing.verifying(),
                    Version.line(),
                    clock);
            var made = submission.made();
            DurableFile.replace(target, made.written(signing, clock));
            note.write(wiring.home());
            return told(made, target.toString());
        }
    }

    /** Those the lab asks for, and whatever else the learner has made. */
    private static List<String> machines(Lab lab, RunningLab running) {
        var names = new LinkedHashSet<String>();
        Stream.concat(
                        lab.machines().stream().map(MachineNeed::name),
                        running.cluster().machines().stream().map(MachineRecord::name))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** Who hands in, for which class: as said now, else as said last. */
    private ClassNote note() {
        return WrongUsage.unless(() -> {
            var last = ClassNote.read(invocation.wiring().home());
            var who = said(student).or(() -> last.map(ClassNote::student)).orElse("");
            if (who.isEmpty()) {
                throw Problem.of("problem.submit.who", "lab", labId);
            }
            return ClassNote.of(
                    who,
                    said(challenge).or(() -> last.map(ClassNote::challenge)).orElse(""));
        });
    }

    private static Optional<String> said(String given) {
        var text = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        if (text.length() > LONGEST || text.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.of("problem.submit.text", "most", LONGEST);
        }
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private int told(HandIn made, String target) {
        var speaker = invocation.speaker();
        var grade = made.look().grade();
        var unseen = made.machines().stream()
                .filter(it -> !it.seen())
                .map(Identity::machine)
                .toList();
        if (json) {
            var data = new LinkedHashMap<String, Object>();
            data.put("format", 1);
            data.put("file", target);
            data.put("lab", grade.lab());
            data.put("student", grade.student());
            data.put("challenge", made.header().challenge());
            data.put("passed", grade.count(Outcome.PASS));
            data.put("failed", grade.count(Outcome.FAIL));
            data.put("cannotCheck", grade.count(Outcome.CANNOT_CHECK));
            data.put("unseen", unseen);
            data.put("journal", made.journal().size());
            data.put("key", made.key().fingerprint());
            JsonPrinter.print(speaker, data);
        } else {
            speaker.answer(Text.of(
                    "submit.written",
                    "file",
                    target,
                    "student",
                    grade.student(),
                    "passed",
                    grade.count(Outcome.PASS),
                    "of",
                    grade.checks().size(),
                    "entries",
                    made.journal().size()));
            if (made.header().challenge().isEmpty()) {
                speaker.note("submit.no-challenge");
            }
        }
        if (!unseen.isEmpty()) {
            speaker.note("submit.unseen", "machines", String.join(", ", unseen), "lab", grade.lab());
        }
        return unseen.isEmpty() ? ExitCode.PASSED : ExitCode.CANNOT_CHECK;
    }
}
