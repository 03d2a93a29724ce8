package dev.overlaylab.shell.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.shell.play.PlayCommentary;
import dev.overlaylab.shell.prove.Extent;
import dev.overlaylab.shell.prove.LabProof;
import dev.overlaylab.shell.prove.Proof;
import dev.overlaylab.shell.render.ProofJson;
import dev.overlaylab.shell.render.ProofReport;
import dev.overlaylab.shell.report.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves labs on fresh machines, and prints the matrix of what came out. */
@Command(name = "prove")
final class ProveCommand implements Callable<Integer> {
    private static final int MOST_RUNS = 100;
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Parameters(
            paramLabel = "LAB",
            arity = "0..*",
            descriptionKey = "proved-labs",
            completionCandidates = Known.Labs.class)
    List<String> ids = new ArrayList<>();

    @Option(
            names = "--driver",
            paramLabel = "DRIVER",
            descriptionKey = "machines-driver",
            completionCandidates = Known.DriverNames.class)
    String driver = Wiring.DEFAULT_DRIVER;

    @Mixin
    EngineOption engine = new EngineOption();

    @Mixin
    SeedOption seed = new SeedOption();

    @Option(names = "--repeat", paramLabel = "N", descriptionKey = "repeat")
    int repeat = 1;

    @Option(names = "--documented", descriptionKey = "documented")
    boolean documented;

    @Option(names = "--json", paramLabel = "FILE|-", descriptionKey = "proof-json")
    String json = "";

    @Option(names = "--report", paramLabel = "FILE", descriptionKey = "proof-report")
    String report = "";

    @Option(names = "--of", paramLabel = "FILE", descriptionKey = "proof-of")
    List<Path> of = List.of();

    @Option(names = "--transcripts", paramLabel = "DIR", descriptionKey = "transcripts")
    String transcripts = "";

    @Option(names = "--plain", descriptionKey = "plain")
    boolean plain;

    ProveCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Answer.checkIsWritable(report);
        if (!of.isEmpty()) {
            return reportEarlier();
        }
        var chosen = WrongUsage.unless(() -> {
            if (repeat < 1 || repeat > MOST_RUNS) {
                throw Problem.of("problem.prove.repeat", "most", MOST_RUNS, "actual", repeat);
            }
            invocation.wiring().checkedDriver(driver);
            if (driver.equals("ssh")) {
                throw Problem.of("problem.prove.driver", "driver", driver);
            }
            var wanted = seed.given().orElse(Seed.NONE);
            if (!wanted.isNone() && !transcripts.isEmpty()) {
                throw Problem.of("problem.prove.seed-transcripts");
            }
            var library = labs.library();
            return (ids.isEmpty() ? library.ids() : ids)
                    .stream().distinct().map(it -> library.load(it, wanted)).toList();
        });
        Answer.checkIsWritable(json);
        var recorder = transcripts.isEmpty() ? Optional.<Recorder>empty() : Optional.of(recorder(chosen));
        var speaker = invocation.speaker();
        var commentary =
                new PlayCommentary(speaker.streams().err(), speaker.catalogue(), speaker.language(), Clock.systemUTC());
        var proofs = new ArrayList<Proof>();
        for (var lab : chosen) {
            var proof = proof(lab, commentary);
            proofs.add(proof);
            recorder.ifPresent(it -> {
                commentary.tell(it.record(lab, proof));
                if (!documented) {
                    it.keep(lab, proof, new ProofJson(speaker.catalogue(), Language.EN).of(List.of(proof)));
                }
            });
        }
        var answer = new Answer(invocation, plain);
        if (!report.isEmpty()) {
            var text = new ProofJson(speaker.catalogue(), speaker.language()).of(proofs);
            answer.report(ProofReport.read(text).stream().toList(), report);
        }
        return answer.proven(proofs, json);
    }

    /** Puts proofs of other invocations on one page; the exit code is the worst of theirs. */
    private int reportEarlier() {
        var documents = WrongUsage.unless(() -> {
            if (report.isEmpty() || !ids.isEmpty()) {
                throw Problem.of("problem.prove.report-of");
            }
            return of.stream().map(ProveCommand::earlier).toList();
        });
        new Answer(invocation, plain).report(documents, report);
        var codes = documents.stream().map(it -> it.path("exitCode").asInt()).toList();
        return codes.contains(ExitCode.FAILED) ? ExitCode.FAILED : Collections.max(codes);
    }

    private static JsonNode earlier(Path file) {
        try {
            return ProofReport.read(Files.readString(file))
                    .orElseThrow(() -> Problem.of("problem.prove.not-a-proof", "file", file.toString()));
        } catch (IOException e) {
            throw new Problem(Text.of("problem.prove.not-a-proof", "file", file.toString()), e);
        }
    }

    private Proof proof(Lab lab, PlayCommentary commentary) {
        var version = version(lab);
        var extent = documented ? Extent.DOCUMENTED : Extent.WHOLE;
        var runs = new ArrayList<LabProof>();
        if (!lab.variant().seed().isNone()) {
            commentary.tell(SeedOption.told(lab));
        }
        for (int run = 1; run <= repeat; run++) {
            commentary.tell(Text.of(
                    "prove.begins",
                    "lab",
                    lab.id(),
                    "driver",
                    driver,
                    "engine",
                    version.id(),
                    "run",
                    run,
                    "of",
                    repeat));
            runs.add(new ProvedLab(invocation, lab, labs.directory, driver, version, extent, DocumentedCommand.LIMIT)
                    .prove(commentary));
        }
        return new Proof(lab.id(), lab.title(), driver, version.id(), runs);
    }

    private Recorder recorder(List<Lab> chosen) {
        return WrongUsage.unless(() -> Recorder.into(Path.of(transcripts), chosen));
    }

    private EngineVersion version(Lab lab) {
        return WrongUsage.unless(() -> engine.wantedFor(lab)).orElseGet(() -> EngineOption.bestFor(lab));
    }
}
