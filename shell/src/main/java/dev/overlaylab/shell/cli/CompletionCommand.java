package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.report.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what bash, zsh or fish needs to complete this command line. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "bash|zsh|fish", descriptionKey = "shell", completionCandidates = Known.Shells.class)
    String shell = "";

    @Spec
    @Nullable
    CommandSpec spec;

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (!SHELLS.contains(shell)) {
            return WrongUsage.unless(() -> {
                throw Problem.of("problem.cli.unknown-shell", "shell", shell, "valid", String.join(", ", SHELLS));
            });
        }
        var root = Objects.requireNonNull(spec, "set by picocli").root().commandLine();
        invocation
                .speaker()
                .streams()
                .out()
                .print(shell.equals("fish") ? FishCompletion.of(root) : AutoComplete.bash(root.getCommandName(), root));
        return ExitCode.PASSED;
    }
}
