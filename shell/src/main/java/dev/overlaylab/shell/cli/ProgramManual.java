package dev.overlaylab.shell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.site.manual.CommandEntry;
import dev.overlaylab.site.manual.CommandEntry.Argument;
import dev.overlaylab.site.manual.Manual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/** What the docs site prints about the program: read from the command line itself, in every language. */
final class ProgramManual {
    /** By name on the site, where they are. */
    private static final Map<String, String> SCHEMAS = Map.of(
            "report.schema.json", "/dev/overlaylab/shell/render/",
            "proof.schema.json", "/dev/overlaylab/shell/render/",
            "lab.schema.json", "/dev/overlaylab/labs/lab/",
            "step.schema.json", "/dev/overlaylab/labs/lab/",
            "transcript.schema.json", "/dev/overlaylab/labs/transcript/");

    private static final List<String> ORDER = List.of(
            "lab.schema.json", "step.schema.json", "report.schema.json", "proof.schema.json", "transcript.schema.json");

    private ProgramManual() {}

    static Manual of(Invocation invocation) {
        var commands = new EnumMap<Language, List<CommandEntry>>(Language.class);
        for (var language : Language.values()) {
            var speaking = new Invocation(
                    invocation.wiring(), invocation.speaker().in(language), invocation.environment(), true);
            var entries = new ArrayList<CommandEntry>();
            add(Program.commandLine(speaking), entries);
            commands.put(language, entries);
        }
        var schemas = ORDER.stream()
                .map(it -> new Manual.Schema(it, resource(SCHEMAS.get(it) + it)))
                .toList();
        return new Manual(Version.line().replaceFirst("^overlaylab ", ""), commands, schemas);
    }

    private static void add(CommandLine line, List<CommandEntry> entries) {
        entries.add(entry(line.getCommandSpec()));
        line.getSubcommands().values().stream().distinct().forEach(it -> add(it, entries));
    }

    private static CommandEntry entry(CommandSpec spec) {
        var arguments = new ArrayList<Argument>();
        spec.positionalParameters().forEach(it -> arguments.add(new Argument(it.paramLabel(), said(it.description()))));
        for (var option : spec.options()) {
            var value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            arguments.add(new Argument(String.join(", ", option.names()) + value, said(option.description())));
        }
        var synopsis = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF))
                .synopsis(0)
                .strip()
                .replaceAll("\\s+", " ");
        return new CommandEntry(
                spec.qualifiedName(), synopsis, said(spec.usageMessage().description()), arguments);
    }

    /** Texts as they are after formatting. */
    private static String said(String... lines) {
        return String.join(" ", lines).replace("%n", " ").replace("%%", "%");
    }

    private static String resource(String path) {
        try (var in = ProgramManual.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
