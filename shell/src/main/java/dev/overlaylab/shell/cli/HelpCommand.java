package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.report.ExitCode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a command does, or what exit codes mean. */
@Command(name = "help")
final class HelpCommand implements Callable<Integer> {
    static final String EXIT_CODES = "exit-codes";

    private final Invocation invocation;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "COMMAND|" + EXIT_CODES, descriptionKey = "help-topic", arity = "0..*")
    List<String> topic = List.of();

    @Spec
    @Nullable
    CommandSpec spec;

    HelpCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        var root = Objects.requireNonNull(spec, "set by picocli").root().commandLine();
        if (topic.equals(List.of(EXIT_CODES))) {
            exitCodes();
        } else {
            command(root).usage(root.getOut());
        }
        return ExitCode.PASSED;
    }

    private void exitCodes() {
        var speaker = invocation.speaker();
        for (var code : ManPage.EXIT_CODES) {
            var meaning = speaker.catalogue().say(speaker.language(), Text.of("man.exit." + code));
            speaker.answer(Text.of("help.exit-code", "code", "%3d".formatted(code), "meaning", meaning));
        }
    }

    private CommandLine command(CommandLine root) {
        var command = root;
        for (var word : topic) {
            var below = command.getSubcommands();
            var next = below.get(word);
            if (next == null) {
                var valid = Stream.concat(
                                below.keySet().stream(), command.equals(root) ? Stream.of(EXIT_CODES) : Stream.empty())
                        .sorted()
                        .collect(Collectors.joining(", "));
                return WrongUsage.unless(() -> {
                    throw Problem.of("problem.cli.unknown-topic", "topic", String.join(" ", topic), "valid", valid);
                });
            }
            command = next;
        }
        return command;
    }
}
