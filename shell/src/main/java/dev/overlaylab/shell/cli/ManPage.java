package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.report.ExitCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line as a page of the manual, in the language of its resource bundle. */
final class ManPage {
    private static final List<String> VARIABLES =
            List.of("OVERLAYLAB_HOME", "OVERLAYLAB_IMAGE", "OVERLAYLAB_CHECKPOINTS_MB", "NO_COLOR", "PAGER", "COLUMNS");
    static final List<Integer> EXIT_CODES =
            List.of(ExitCode.PASSED, ExitCode.FAILED, ExitCode.CANNOT_CHECK, ExitCode.USAGE, ExitCode.STOPPED);

    private final StringBuilder page = new StringBuilder();
    private final Catalogue catalogue;
    private final Language language;

    private ManPage(Catalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
    }

    /** In roff, as man(1) reads it, UTF-8. */
    static String of(CommandLine root, Catalogue catalogue, Language language) {
        var written = new ManPage(catalogue, language);
        written.page(root);
        return written.page.toString();
    }

    private void page(CommandLine root) {
        var name = root.getCommandName();
        line(".TH " + name.toUpperCase(java.util.Locale.ROOT) + " 1 \"\" \"" + escaped(Version.line()) + "\"");
        // No hyphens, and blanks of one width: commands are to be copied.
        line(".nh").line(".ad l");
        heading("name").line(escaped(name) + " \\- " + escaped(say("man.title")));
        heading("synopsis").line(synopsis(root));
        heading("description").line(escaped(description(root)));
        heading("options");
        arguments(root);
        heading("commands");
        below(root);
        heading("exit");
        EXIT_CODES.forEach(it -> term("\\fB" + it + "\\fR", say("man.exit." + it)));
        heading("environment");
        VARIABLES.forEach(it -> term("\\fB" + it + "\\fR", say("man.environment." + it)));
        heading("files");
        term("\\fI$OVERLAYLAB_HOME/labs/LAB/\\fR", say("man.files.labs"));
    }

    private void below(CommandLine command) {
        for (var it : new LinkedHashSet<>(command.getSubcommands().values())) {
            line(".SS " + synopsis(it)).line(escaped(description(it)));
            arguments(it);
            below(it);
        }
    }

    /** Options and arguments, without those that every command has, except at the top. */
    private void arguments(CommandLine command) {
        var spec = command.getCommandSpec();
        boolean top = spec.parent() == null;
        Stream.concat(spec.positionalParameters().stream(), spec.options().stream())
                .filter(it -> !it.hidden())
                .filter(it -> top || !(it instanceof OptionSpec option) || !isEverywhere(option))
                .forEach(it -> term(label(it), String.join(" ", it.description())));
    }

    private static boolean isEverywhere(OptionSpec option) {
        return List.of("--help", "--lang", "--yes").contains(option.longestName());
    }

    private static String label(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return "\\fI" + escaped(argument.paramLabel()) + "\\fR";
        }
        var value = option.arity().max() == 0 ? "" : "=\\fI" + escaped(option.paramLabel()) + "\\fR";
        return Stream.of(option.names())
                        .map(it -> "\\fB" + escaped(it) + "\\fR")
                        .collect(Collectors.joining(", "))
                + value;
    }

    private static String synopsis(CommandLine command) {
        var spec = command.getCommandSpec();
        var options = spec.options().isEmpty() ? "" : " [\\fIOPTION\\fR...]";
        var places = spec.positionalParameters().stream()
                .map(it -> it.arity().min() == 0 ? "[" + it.paramLabel() + "]" : it.paramLabel())
                .map(it -> " \\fI" + escaped(it) + "\\fR")
                .collect(Collectors.joining());
        var below = command.getSubcommands().isEmpty() ? "" : " [\\fICOMMAND\\fR]";
        return "\\fB" + escaped(spec.qualifiedName()) + "\\fR" + options + places + below;
    }

    private static String description(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private String say(String key) {
        return catalogue.say(language, Text.of(key));
    }

    private ManPage heading(String key) {
        return line(".SH " + escaped(say("man.heading." + key)));
    }

    private void term(String term, String text) {
        line(".TP").line(term).line(escaped(text));
    }

    private ManPage line(String line) {
        page.append(line).append('\n');
        return this;
    }

    /** Nothing in a text is a request, an escape or a hyphen that may become something else. */
    private static String escaped(String text) {
        var plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
        return IntStream.of('.', '\'').anyMatch(it -> plain.indexOf(it) == 0) ? "\\&" + plain : plain;
    }
}
