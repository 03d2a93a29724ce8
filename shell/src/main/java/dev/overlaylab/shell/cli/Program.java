package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.report.ExitCode;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line from arguments to exit code. */
public final class Program {
    private static final int USUAL_WIDTH = 80;
    /** What picocli's help needs. */
    private static final int LEAST_WIDTH = 55;

    private final Map<String, String> environment;
    private final String userHome;
    private final Streams streams;

    Program(Map<String, String> environment, String userHome, Streams streams) {
        this.environment = environment;
        this.userHome = userHome;
        this.streams = streams;
    }

    public static Program ofProcess() {
        return new Program(System.getenv(), System.getProperty("user.home", ""), Streams.ofProcess());
    }

    public int run(String... args) {
        var asked = languageAskedFor(args);
        var language = Language.of(asked)
                .or(() -> Language.fromEnvironment(environment))
                .or(this::lastLanguage)
                .orElse(Language.EN);
        var speaker = new Speaker(
                Catalogue.ofProduct(), language, streams, streams.terminal() ? Invocation.columns(environment) : 0);
        try {
            if (!asked.isEmpty() && Language.of(asked).isEmpty()) {
                WrongUsage.unless(() -> {
                    throw Problem.of("problem.cli.unknown-language", "language", asked, "valid", languages());
                });
            }
            var wiring = new Wiring(
                    StateHome.of(environment, userHome),
                    environment,
                    speaker.catalogue(),
                    new TypedPassphrases(speaker));
            var invocation = new Invocation(wiring, speaker, environment, !asked.isEmpty());
            return isOnly("labs", args)
                    ? new LabsCommand(invocation).call()
                    : commandLine(invocation, Commands.wantedFor(args)).execute(args);
        } catch (WrongUsage e) {
            speaker.problem(e.problem());
            return ExitCode.USAGE;
        } catch (Problem e) {
            speaker.problem(e);
            return ExitCode.CANNOT_CHECK;
        }
    }

    private Optional<Language> lastLanguage() {
        try {
            return LastLanguage.in(StateHome.of(environment, userHome));
        } catch (Problem noHome) {
            return Optional.empty();
        }
    }

    /** Whether this is all that is asked, in whatever language: then to parse it would take a fifth of the time. */
    private static boolean isOnly(String command, String... args) {
        return args.length > 0
                && args[0].equals(command)
                && (args.length == 1
                        || (args.length == 2 && args[1].startsWith("--lang="))
                        || (args.length == 3 && args[1].equals("--lang")));
    }

    /** The command line with all commands. */
    static CommandLine commandLine(Invocation invocation) {
        return commandLine(invocation, Commands.ALL);
    }

    private static CommandLine commandLine(Invocation invocation, List<Commands> commands) {
        var speaker = invocation.speaker();
        var line = new CommandLine(new OverlaylabCommand(invocation));
        commands.forEach(it -> line.addSubcommand(it.make(invocation)));
        line.setResourceBundle(texts(line, speaker));
        line.setOut(new PrintWriter(BrokenLines.of(speaker.streams().out(), speaker), true));
        line.setErr(new PrintWriter(BrokenLines.of(speaker.streams().err(), speaker), true));
        line.setUsageHelpWidth(
                speaker.columns() == 0 ? USUAL_WIDTH : Math.max(LEAST_WIDTH, Math.min(USUAL_WIDTH, speaker.columns())));
        line.setUsageHelpLongOptionsMaxWidth(24);
        line.setAdjustLineBreaksForWideCJKCharacters(true);
        line.setParameterExceptionHandler((e, words) -> wrongParameters(speaker, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(speaker, e));
        return line;
    }

    /** What the commands are told to be for. */
    static CatalogueBundle texts(CommandLine line, Speaker speaker) {
        return new CatalogueBundle(speaker.catalogue(), speaker.language(), names(line, ""));
    }

    /** All commands by their full name, such as {@code overlaylab.image.build}. */
    private static List<String> names(CommandLine line, String above) {
        var name = above + line.getCommandName();
        return Stream.concat(
                        Stream.of(name),
                        line.getSubcommands().values().stream()
                                .distinct()
                                .flatMap(it -> names(it, name + ".").stream()))
                .toList();
    }

    private static int wrongParameters(Speaker speaker, ParameterException e) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName();
        Text text;
        if (e instanceof UnmatchedArgumentException unmatched) {
            text = Text.of(
                    "problem.cli.unmatched", "words", String.join(" ", unmatched.getUnmatched()), "command", command);
        } else if (e instanceof MissingParameterException missing) {
            var names = missing.getMissing().stream().map(Program::written).collect(Collectors.joining(" "));
            text = Text.of("problem.cli.missing", "names", names, "command", command);
        } else {
            text = Text.of("problem.cli.invalid", "detail", String.valueOf(e.getMessage()), "command", command);
        }
        speaker.problem(new Problem(text));
        return ExitCode.USAGE;
    }

    /** As one would type it. */
    private static String written(CommandLine.Model.ArgSpec missing) {
        if (missing instanceof CommandLine.Model.OptionSpec option) {
            return option.arity().max() == 0 ? option.longestName() : option.longestName() + " " + option.paramLabel();
        }
        return missing.paramLabel();
    }

    private static int failed(Speaker speaker, Exception e) {
        if (e instanceof WrongUsage wrong) {
            speaker.problem(wrong.problem());
            return ExitCode.USAGE;
        }
        if (e instanceof Problem problem) {
            speaker.problem(problem);
            return ExitCode.CANNOT_CHECK;
        }
        if (e instanceof CancellationException) {
            speaker.note("cli.stopped");
            return ExitCode.STOPPED;
        }
        speaker.problem(new Problem(Text.of("problem.cli.own-fault", "what", e.toString()), e));
        e.printStackTrace(speaker.streams().err());
        return ExitCode.CANNOT_CHECK;
    }

    private static String languageAskedFor(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return args[i + 1];
            }
            if (args[i].startsWith("--lang=")) {
                return args[i].substring("--lang=".length());
            }
        }
        return "";
    }

    private static String languages() {
        return Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.joining(", "));
    }
}
