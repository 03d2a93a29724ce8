package dev.overlaylab.shell.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.prove.Proof;
import dev.overlaylab.shell.render.ProofJson;
import dev.overlaylab.shell.render.ProofReport;
import dev.overlaylab.shell.render.ProofView;
import dev.overlaylab.shell.render.ReportJson;
import dev.overlaylab.shell.render.ReportView;
import dev.overlaylab.shell.render.StyledLine;
import dev.overlaylab.shell.report.CheckReport;
import dev.overlaylab.shell.report.RunReport;
import dev.overlaylab.shell.report.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Prints verdicts and reports, for people or as JSON, and gives the exit code that goes with them. */
record Answer(Invocation invocation, boolean plain) {
    private static final int COLUMNS = 100;

    /** Verdicts on machines as they are now. */
    int checked(Lab lab, String driver, List<Step> steps, List<CheckResult> results, Instant began, boolean json) {
        var took = Duration.between(began, Instant.now());
        var judged = new ArrayList<CheckReport.Step>();
        int from = 0;
        for (var step : steps) {
            var ofStep = results.subList(from, from + step.checks().size());
            from += ofStep.size();
            judged.add(new CheckReport.Step(step.id(), step.title(), ofStep));
        }
        var report = new CheckReport(lab.id(), lab.title(), driver, began, took, judged);
        if (json) {
            print(json().of(report));
        } else {
            var lines = new ArrayList<>(view().results(results));
            lines.addAll(view().summary(Summary.of(results)));
            print(StyledLine.join(lines, invocation.styled(plain)));
        }
        return report.exitCode();
    }

    /**
     * A whole run.
     *
     * @param file where JSON goes: {@code -} for the output instead of the report for people, empty for nowhere
     */
    int played(RunReport report, String file) {
        if (file.equals("-")) {
            print(json().of(report));
            return report.exitCode();
        }
        print(StyledLine.join(view().run(report), invocation.styled(plain)));
        if (!file.isEmpty()) {
            write(Path.of(file), json().of(report));
        }
        return report.exitCode();
    }

    /** Whole proofs; the file as above. */
    int proven(List<Proof> proofs, String file) {
        var speaker = invocation.speaker();
        var text = new ProofJson(speaker.catalogue(), speaker.language()).of(proofs);
        if (file.equals("-")) {
            print(text);
        } else {
            var view = new ProofView(speaker.catalogue(), speaker.language(), COLUMNS);
            proofs.forEach(it -> print(StyledLine.join(view.lines(it), invocation.styled(plain)) + "\n"));
            if (!file.isEmpty()) {
                write(Path.of(file), text);
            }
        }
        return ProofJson.exitCode(proofs);
    }

    /** Writes what {@code --json} wrote, now or in earlier proofs, as a page to be kept. */
    void report(List<JsonNode> documents, String file) {
        var speaker = invocation.speaker();
        write(Path.of(file), ProofReport.of(documents, speaker.catalogue(), speaker.language()));
        speaker.note("prove.reported", "file", file);
    }

    /** Finds out before minutes of work, not after, whether a report can be written to a file. */
    static void checkIsWritable(String json) {
        if (json.isEmpty() || json.equals("-")) {
            return;
        }
        WrongUsage.unless(() -> {
            var file = Path.of(json).toAbsolutePath();
            var parent = file.getParent();
            if (Files.isDirectory(file) || parent == null || !Files.isWritable(Files.exists(file) ? file : parent)) {
                throw Problem.of("problem.cli.report-not-writable", "file", json);
            }
            return file;
        });
    }

    private ReportView view() {
        var speaker = invocation.speaker();
        return new ReportView(speaker.catalogue(), speaker.language(), COLUMNS);
    }

    private ReportJson json() {
        return new ReportJson(
                invocation.speaker().catalogue(), invocation.speaker().language());
    }

    private void print(String text) {
        invocation.speaker().streams().out().print(text);
        invocation.speaker().streams().out().flush();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }
}
