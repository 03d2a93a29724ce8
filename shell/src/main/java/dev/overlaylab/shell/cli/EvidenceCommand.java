package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.grade.evidence.BrokenChainException;
import dev.overlaylab.shell.grade.evidence.ChainFile;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.evidence.OneFileChain;
import dev.overlaylab.shell.grade.evidence.SigningKey;
import dev.overlaylab.shell.grade.evidence.StoredChain;
import dev.overlaylab.shell.grade.evidence.VerifyingKey;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.report.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The key that evidence is signed with, and whether evidence is as it was written. */
@Command(name = "evidence")
final class EvidenceCommand implements Callable<Integer> {
    private static final String KEY_FILE = "evidence-key";
    private static final int LONGEST_KEY = 1024;

    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    EvidenceCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** What this computer's user signs with, as a grader or as a learner. */
    static SigningKey signingKey(Wiring wiring) {
        return SigningKey.in(wiring.home().prepared(wiring.home().keys()).resolve(KEY_FILE));
    }

    /** The key that was named, as itself or by a file; else a hand-in's own, for the rest this computer's. */
    static VerifyingKey trusted(StoredChain chain, String given, Wiring wiring)
            throws IOException, BrokenChainException {
        if (chain instanceof OneFileChain alone && given.isEmpty()) {
            return alone.ownKey();
        }
        return given.isEmpty() ? signingKey(wiring).verifying() : named(given);
    }

    /** The key that a text or a file has. */
    static VerifyingKey named(String given) {
        return WrongUsage.unless(() -> read(given));
    }

    private static VerifyingKey read(String given) {
        try {
            var file = Path.of(given);
            if (Files.isRegularFile(file)) {
                try (var in = Files.newInputStream(file)) {
                    return VerifyingKey.of(new String(in.readNBytes(LONGEST_KEY), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new Problem(Text.of("problem.evidence.no-key", "given", given), e);
        }
        return VerifyingKey.of(given);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }

    @Command(name = "key")
    Integer key(
            @Mixin CommonOptions options,
            @Option(names = "--out", paramLabel = "FILE", descriptionKey = "key-out", defaultValue = "") String out,
            @Option(names = "--json", descriptionKey = "json") boolean json) {
        var key = signingKey(invocation.wiring()).verifying();
        var speaker = invocation.speaker();
        if (!out.isEmpty()) {
            var file = WrongUsage.unless(() -> ExportCommand.pathOf(out));
            DurableFile.replace(file, (key.text() + "\n").getBytes(StandardCharsets.US_ASCII));
            speaker.note("evidence.key-written", "file", file.toString(), "fingerprint", key.fingerprint());
        }
        if (json) {
            JsonPrinter.print(speaker, Map.of("format", 1, "key", key.text(), "fingerprint", key.fingerprint()));
        } else if (out.isEmpty()) {
            speaker.streams().out().println(key.text());
        }
        return ExitCode.PASSED;
    }

    @Command(name = "verify")
    Integer verify(
            @Mixin CommonOptions options,
            @Parameters(paramLabel = "DIR|FILE", arity = "1..*", descriptionKey = "evidence-files") List<String> given,
            @Option(names = "--key", paramLabel = "KEY|FILE", descriptionKey = "trusted-key", defaultValue = "")
                    String key,
            @Option(names = "--json", descriptionKey = "json") boolean json)
            throws IOException {
        var speaker = invocation.speaker();
        var told = new ArrayList<Map<String, Object>>();
        boolean whole = true;
        for (var chain : chains(given)) {
            var one = new LinkedHashMap<String, Object>();
            one.put("file", chain.records().toString());
            try {
                var trusted = trusted(chain, key, invocation.wiring());
                var verified = chain.verified(trusted);
                one.put("whole", true);
                one.put("records", verified.count());
                one.put("head", verified.head().hash());
                one.put("key", trusted.fingerprint());
                if (!json) {
                    speaker.answer(
                            Text.of("evidence.whole", "file", chain.records().toString(), "records", verified.count()));
                }
            } catch (BrokenChainException e) {
                whole = false;
                one.put("whole", false);
                one.put("broken", e.where().kind().name());
                one.put("record", e.where().record());
                one.put(
                        "text",
                        speaker.catalogue().say(speaker.language(), e.where().text()));
                if (!json) {
                    speaker.answer(Text.of(
                            "evidence.broken",
                            "file",
                            chain.records().toString(),
                            "where",
                            e.where().text()));
                }
            }
            told.add(one);
        }
        if (json) {
            JsonPrinter.print(speaker, Map.of("format", 1, "evidence", told));
        }
        return whole ? ExitCode.PASSED : ExitCode.FAILED;
    }

    /** What was named: all evidence of a folder, an evidence file, or a hand-in. */
    static List<StoredChain> chains(List<String> given) {
        return WrongUsage.unless(() -> given.stream()
                .map(ExportCommand::pathOf)
                .flatMap(it -> chains(it).stream())
                .toList());
    }

    private static List<StoredChain> chains(Path named) {
        var files = Files.isDirectory(named) ? EvidenceLog.all(named) : List.of(named);
        if (files.isEmpty() || !Files.isRegularFile(files.get(0), LinkOption.NOFOLLOW_LINKS)) {
            throw Problem.of("problem.evidence.none", "file", named.toString());
        }
        return files.stream().map(EvidenceCommand::chain).toList();
    }

    /** A file whose name says so, or that has an end beside it, is one of two. */
    private static StoredChain chain(Path file) {
        var growing = ChainFile.of(file);
        return Files.exists(growing.end(), LinkOption.NOFOLLOW_LINKS)
                        || file.getFileName().equals(EvidenceLog.records(file).getFileName())
                ? growing
                : new OneFileChain(file);
    }
}
