package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.grade.evidence.VerifyingKey;
import dev.overlaylab.shell.grade.run.GradeLog;
import dev.overlaylab.shell.grade.shard.Merge;
import dev.overlaylab.shell.grade.shard.ReadyFile;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.journal.HeldFile;
import dev.overlaylab.shell.report.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the parts of a class that was graded on several computers together. */
@Command(name = "merge")
final class MergeCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @ArgGroup(multiplicity = "1")
    Way way = new Way();

    /** Either parts are merged, or a file to grade parts with is printed. */
    static final class Way {
        @ArgGroup(exclusive = false)
        Parts parts = new Parts();

        @Option(
                names = "--ready",
                paramLabel = "kubernetes|ssh",
                required = true,
                descriptionKey = "merge-ready",
                completionCandidates = Known.ReadyFiles.class)
        String ready = "";
    }

    /** What is merged. */
    static final class Parts {
        @Parameters(paramLabel = "DIR", arity = "1..*", descriptionKey = "merge-parts")
        List<String> folders = List.of();

        @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "merge-out")
        String out = "";
    }

    @Option(names = "--key", paramLabel = "KEY|FILE", descriptionKey = "merge-keys")
    List<String> keys = List.of();

    @Option(names = "--partial", descriptionKey = "merge-partial")
    boolean partial;

    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    MergeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var speaker = invocation.speaker();
        if (!way.ready.isEmpty()) {
            speaker.streams().out().print(WrongUsage.unless(() -> ReadyFile.named(way.ready)));
            return ExitCode.PASSED;
        }
        var parts = WrongUsage.unless(() -> List.copyOf(new LinkedHashSet<>(
                way.parts.folders.stream().map(ExportCommand::pathOf).toList())));
        var out = WrongUsage.unless(() -> ExportCommand.pathOf(way.parts.out));
        if (parts.contains(out)) {
            WrongUsage.unless(() -> {
                throw Problem.of("problem.merge.onto-itself", "folder", out.toString());
            });
        }
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw DurableFile.notWritten(out, e);
        }
        var merged = held(parts, out);
        if (json) {
            JsonPrinter.print(
                    speaker,
                    Map.of(
                            "format", 1,
                            "students", merged.students(),
                            "added", merged.added(),
                            "missing", merged.missing()));
        } else {
            speaker.answer(Text.of(
                    "merge.done", "students", merged.students(), "added", merged.added(), "folder", out.toString()));
        }
        if (!merged.missing().isEmpty()) {
            speaker.note("merge.missing", "missing", String.join(", ", merged.missing()));
        }
        return merged.missing().isEmpty() ? ExitCode.PASSED : ExitCode.CANNOT_CHECK;
    }

    /** Nobody grades in any of the folders meanwhile. */
    private Merge.Merged held(List<Path> parts, Path out) {
        var held = new ArrayList<HeldFile>();
        try {
            for (var folder : new LinkedHashSet<>(parts)) {
                if (Files.isRegularFile(folder.resolve(GradeLog.FILE))) {
                    held.add(lock(folder));
                }
            }
            held.add(lock(out));
            return new Merge(out, trusted()).of(parts, partial);
        } finally {
            held.forEach(HeldFile::close);
        }
    }

    private static HeldFile lock(Path folder) {
        return HeldFile.take(
                folder.resolve("lock"),
                holder -> Problem.of("problem.grade.in-use", "folder", folder.toString(), "pid", holder));
    }

    private List<VerifyingKey> trusted() {
        var all = new ArrayList<VerifyingKey>();
        all.add(EvidenceCommand.signingKey(invocation.wiring()).verifying());
        keys.forEach(it -> all.add(EvidenceCommand.named(it)));
        return all;
    }
}
