package dev.overlaylab.shell.cli;

import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab.MachineNeed;
import dev.overlaylab.shell.grade.handin.HandIn;
import dev.overlaylab.shell.grade.handin.Identity;
import dev.overlaylab.shell.grade.handin.Submission;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Makes hand-ins of a lab, whether it is open in this shell or in another. */
record HandingIn(Wiring wiring, RunningLab running, String driver, EngineVersion engine) {
    /** The file to write to when nobody has said another. */
    static Path target(String said, String lab) {
        return ExportCommand.pathOf(said.isEmpty() ? lab + ".handin" : said);
    }

    /** Looks at the machines, writes the file, and remembers who it was for. */
    Made made(ClassNote who, Language language, Path target) throws IOException {
        var signing = EvidenceCommand.signingKey(wiring);
        var clock = Clock.systemUTC();
        var made = new Submission(
                        running.lab(),
                        new Submission.Learner(who.student(), who.challenge(), language),
                        new Submission.Machines(driver, engine.id(), machines()),
                        running.observer(),
                        running.directory().resolve("journal.jsonl"),
                        signing.verifying(),
                        Version.line(),
                        clock)
                .made();
        DurableFile.replace(target, made.written(signing, clock));
        who.write(wiring.home());
        return new Made(made, target);
    }

    /** Those the lab asks for, and whatever else the learner has made. */
    private List<String> machines() {
        var names = new LinkedHashSet<String>();
        Stream.concat(
                        running.lab().machines().stream().map(MachineNeed::name),
                        running.cluster().machines().stream().map(MachineRecord::name))
                .forEach(names::add);
        return List.copyOf(names);
    }

    /** A hand-in, and the file it is in. */
    record Made(HandIn handIn, Path file) {
        List<String> unseen() {
            return handIn.machines().stream()
                    .filter(it -> !it.seen())
                    .map(Identity::machine)
                    .toList();
        }

        Text written() {
            var grade = handIn.look().grade();
            return Text.of(
                    "submit.written",
                    "file",
                    file.toString(),
                    "student",
                    grade.student(),
                    "passed",
                    grade.count(Outcome.PASS),
                    "of",
                    grade.checks().size(),
                    "entries",
                    handIn.journal().size());
        }

        /** What the learner should know of it before they hand it in. */
        List<Text> notes() {
            var notes = new ArrayList<Text>();
            handIn.journalState().ifPresent(it -> notes.addAll(it.notes()));
            if (handIn.header().challenge().isEmpty()) {
                notes.add(Text.of("submit.no-challenge"));
            }
            return notes;
        }
    }
}
