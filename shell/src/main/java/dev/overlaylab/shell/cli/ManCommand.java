package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.journal.DurableFile;
import dev.overlaylab.shell.report.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the manual page, or writes those of all languages. */
@Command(name = "man")
final class ManCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(names = "--out", paramLabel = "DIR", descriptionKey = "man-out")
    String folder = "";

    @Spec
    @Nullable
    CommandSpec spec;

    ManCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var speaker = invocation.speaker();
        var root = Objects.requireNonNull(spec, "set by picocli").root().commandLine();
        if (folder.isEmpty()) {
            speaker.streams().out().print(ManPage.of(root, speaker.catalogue(), speaker.language()));
            return ExitCode.PASSED;
        }
        var into = WrongUsage.unless(() -> ExportCommand.pathOf(folder));
        for (var language : Language.values()) {
            root.setResourceBundle(Program.texts(root, speaker.in(language)));
            var file = into.resolve(place(language)).resolve("overlaylab.1");
            write(file, ManPage.of(root, speaker.catalogue(), language));
            speaker.answer(Text.of("man.written", "file", file.toString()));
        }
        return ExitCode.PASSED;
    }

    private static void write(Path file, String page) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw DurableFile.notWritten(file, e);
        }
    }

    /** Where man(1) looks. */
    private static String place(Language language) {
        return switch (language) {
            case EN -> "man1";
            case JA -> "ja/man1";
            case ZH -> "zh_CN/man1";
        };
    }
}
