package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.transcript.Transcript;
import dev.overlaylab.labs.transcript.TranscriptFile;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.prove.LabProof;
import dev.overlaylab.shell.prove.Proof;
import dev.overlaylab.shell.prove.StepProof;
import dev.overlaylab.shell.report.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Writes what a proof captured beside the lab; only what was proven. */
record Recorder(Path labs) {
    /** For labs that all have a folder there. */
    static Recorder into(Path directory, List<Lab> labs) {
        for (var lab : labs) {
            var folder = directory.resolve(lab.id());
            if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw Problem.of("problem.prove.transcripts", "folder", folder.toString());
            }
        }
        return new Recorder(directory);
    }

    /** Says what became of it. */
    Text record(Lab lab, Proof proof) {
        var file = TranscriptFile.in(labs, lab, proof.driver(), proof.engine());
        if (proof.exitCode() != ExitCode.PASSED) {
            return Text.of("prove.not-recorded", "file", file.toString());
        }
        write(file, TranscriptFile.json(transcript(lab, proof)));
        return Text.of("prove.recorded", "file", file.toString());
    }

    /** Keeps the matrix of a whole proof beside it. */
    void keep(Lab lab, Proof proof, String matrix) {
        if (proof.exitCode() == ExitCode.PASSED) {
            write(labs.resolve(lab.id()).resolve(TranscriptFile.proof(lab, proof.driver(), proof.engine())), matrix);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    private static Transcript transcript(Lab lab, Proof proof) {
        LabProof run = proof.first();
        var day = LocalDate.ofInstant(run.startedAt(), ZoneOffset.UTC).toString();
        return Transcript.of(
                lab,
                proof.driver(),
                proof.engine(),
                run.engines(),
                day,
                run.steps().stream().map(Recorder::step).toList());
    }

    private static Transcript.Step step(StepProof step) {
        return new Transcript.Step(
                step.id(),
                step.commands().stream()
                        .map(it -> new Transcript.Command(
                                it.id(),
                                it.report().line(),
                                it.report().exit(),
                                it.report().took().toMillis(),
                                it.report().output()))
                        .toList(),
                step.checks().stream()
                        .map(it -> new Transcript.Check(
                                it.id(), it.after().outcome().map(Enum::name).orElse("CANNOT_CHECK")))
                        .toList(),
                step.topology());
    }
}
