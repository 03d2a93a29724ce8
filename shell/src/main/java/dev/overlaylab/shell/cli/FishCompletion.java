package dev.overlaylab.shell.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion script for fish, with descriptions in the language of the command line. */
final class FishCompletion {
    private final String program;
    private final StringBuilder script = new StringBuilder();

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(CommandLine root) {
        var completion = new FishCompletion(root.getCommandName());
        completion.script.append("complete -c ").append(completion.program).append(" -f\n");
        completion.command(root, List.of());
        return completion.script.toString();
    }

    private void command(CommandLine command, List<String> path) {
        var subcommands = new LinkedHashSet<>(command.getSubcommands().values());
        var here = here(path, subcommands);
        for (var subcommand : subcommands) {
            var spec = subcommand.getCommandSpec();
            add(
                    here,
                    "-a " + quoted(spec.name()),
                    description(spec.usageMessage().description()));
        }
        for (var option : command.getCommandSpec().options()) {
            if (!option.hidden()) {
                add(here, names(option) + values(option), description(option.description()));
            }
        }
        for (var parameter : command.getCommandSpec().positionalParameters()) {
            var known = known(parameter);
            if (!known.isEmpty()) {
                add(here, "-a " + quoted(known), description(parameter.description()));
            }
        }
        for (var subcommand : subcommands) {
            var below = new ArrayList<>(path);
            below.add(subcommand.getCommandName());
            command(subcommand, below);
        }
    }

    /** True after these commands and before any of those. */
    private static String here(List<String> path, Iterable<CommandLine> subcommands) {
        var after = path.stream().map(it -> "__fish_seen_subcommand_from " + it).collect(Collectors.joining("; and "));
        var names = StreamSupport.stream(subcommands.spliterator(), false)
                .map(CommandLine::getCommandName)
                .collect(Collectors.joining(" "));
        var before = names.isEmpty() ? "" : "not __fish_seen_subcommand_from " + names;
        return after.isEmpty() || before.isEmpty() ? after + before : after + "; and " + before;
    }

    private void add(String condition, String what, String description) {
        script.append("complete -c ").append(program);
        if (!condition.isEmpty()) {
            script.append(" -n ").append(quoted(condition));
        }
        script.append(' ').append(what);
        if (!description.isEmpty()) {
            script.append(" -d ").append(quoted(description));
        }
        script.append('\n');
    }

    private static String names(OptionSpec option) {
        return Arrays.stream(option.names())
                .map(it -> it.startsWith("--") ? "-l " + it.substring(2) : "-s " + it.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static String values(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        var known = candidates(option.completionCandidates());
        return known.isEmpty() ? " -r -F" : " -x -a " + quoted(known);
    }

    private static String known(PositionalParamSpec parameter) {
        return candidates(parameter.completionCandidates());
    }

    private static String candidates(@Nullable Iterable<String> candidates) {
        return candidates == null
                ? ""
                : StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "));
    }

    private static String description(String[] lines) {
        return String.join(" ", lines).replace('\n', ' ');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
