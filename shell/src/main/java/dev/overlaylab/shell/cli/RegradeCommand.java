package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.evidence.BrokenChainException;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.evidence.GradeRecord;
import dev.overlaylab.shell.grade.evidence.Grades;
import dev.overlaylab.shell.grade.evidence.MalformedRecordException;
import dev.overlaylab.shell.grade.evidence.StoredChain;
import dev.overlaylab.shell.grade.regrade.RegradeRun;
import dev.overlaylab.shell.grade.regrade.Regraded;
import dev.overlaylab.shell.grade.regrade.Regrading;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.rubric.RubricFile;
import dev.overlaylab.shell.journal.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges kept evidence again, without any machine, and tells what changes. */
@Command(name = "regrade")
final class RegradeCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    LabsOption labs = new LabsOption();

    @Parameters(paramLabel = "DIR|FILE", arity = "1..*", descriptionKey = "evidence-files")
    List<String> given = List.of();

    @Option(names = "--lab", paramLabel = "LAB", descriptionKey = "regraded-lab")
    String labId = "";

    @Option(names = "--rubric", paramLabel = "FILE", descriptionKey = "regrade-rubric")
    String rubric = "";

    @Option(names = "--key", paramLabel = "KEY|FILE", descriptionKey = "trusted-key")
    String key = "";

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "regrade-out")
    String out = "";

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    RegradeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws IOException {
        var chains = EvidenceCommand.chains(given);
        var library = labs.library();
        var onlyLab = labId.isEmpty()
                ? Optional.<String>empty()
                : Optional.of(WrongUsage.unless(() -> library.load(labId)).id());
        var answer = new RegradeAnswer(invocation.speaker(), json);
        var progress = new Counter(invocation.speaker(), "regrade.progress", Clock.systemUTC());
        var kept = kept(chains);
        try (var run = new RegradeRun(
                new Regrading(library, rubric()), Runtime.getRuntime().availableProcessors())) {
            for (var chain : chains) {
                judge(run, chain, answer, onlyLab, (recorded, regraded) -> {
                    answer.add(regraded);
                    kept.ifPresent(it -> it.keep(recorded.evidence(), regraded.after(), regraded.by()));
                    progress.one();
                });
            }
        } finally {
            kept.ifPresent(EvidenceLog::close);
        }
        return answer.end();
    }

    private void judge(
            RegradeRun run,
            StoredChain chain,
            RegradeAnswer answer,
            Optional<String> onlyLab,
            BiConsumer<GradeRecord, Regraded> taker)
            throws IOException {
        var file = chain.records().toString();
        try {
            run.judge(new Grades(chain, EvidenceCommand.trusted(chain, key, invocation.wiring())), onlyLab, taker);
        } catch (BrokenChainException e) {
            answer.refuse(file, e.where());
        } catch (MalformedRecordException e) {
            answer.refuse(file, e.record(), String.valueOf(e.getMessage()));
        }
    }

    /** Where new grades and their evidence go. */
    private Optional<EvidenceLog> kept(List<StoredChain> chains) {
        if (out.isEmpty()) {
            return Optional.empty();
        }
        var folder = WrongUsage.unless(() -> {
            var path = ExportCommand.pathOf(out);
            if (chains.stream().anyMatch(it -> it.records().equals(EvidenceLog.records(path)))) {
                throw Problem.of("problem.regrade.onto-itself", "folder", path.toString());
            }
            return path;
        });
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw DurableFile.notWritten(folder, e);
        }
        return Optional.of(new EvidenceLog(
                folder, EvidenceCommand.signingKey(invocation.wiring()), Rubric.USUAL, Clock.systemUTC()));
    }

    /** The rubric that was named, read once for each lab. */
    private Optional<Function<Lab, Rubric>> rubric() {
        if (rubric.isEmpty()) {
            return Optional.empty();
        }
        var file = WrongUsage.unless(() -> ExportCommand.pathOf(rubric));
        var read = new ConcurrentHashMap<String, Rubric>();
        return Optional.of(lab ->
                read.computeIfAbsent(lab.id(), it -> WrongUsage.unless(() -> RubricFile.read(file, lab))));
    }
}
