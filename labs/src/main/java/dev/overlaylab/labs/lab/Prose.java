package dev.overlaylab.labs.lab;

import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills a step's commands and the lab's parameters into its texts, so that each is written once.
 *
 * <p>{@code {{parameter:NAME}}} becomes the parameter's value, {@code {{command:ID}}} on a line of its own becomes a code block, within a line inline code.
 */
final class Prose {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{([a-z][^{}\n]*)}}");
    private static final String KIND = "command:";

    private final Map<String, DocumentedCommand> commands;
    private final Set<String> told = new LinkedHashSet<>();

    private final Parameters parameters;

    Prose(List<DocumentedCommand> commands, Parameters parameters) {
        this.parameters = parameters;
        this.commands = commands.stream().collect(Collectors.toMap(DocumentedCommand::id, Function.identity()));
    }

    /** The title of a text with every reference filled in. */
    String title(LabText text) {
        return parameters.fill(new Place(text.file(), 1, 1), text.title());
    }

    /** The commands that the bodies filled so far show as blocks, in the order of their first appearance. */
    List<String> told() {
        return new ArrayList<>(told);
    }

    /** The body of a text, Markdown, with every reference filled in. */
    String body(LabText text) {
        var body = text.body();
        return REFERENCE.matcher(body).replaceAll(match -> {
            var place = text.placeInBody(match.start());
            if (Parameters.isReference(match.group())) {
                return Matcher.quoteReplacement(parameters.fill(place, match.group()));
            }
            var command = command(match.group(1), place);
            if (!alone(body, match.start(), match.end())) {
                return Matcher.quoteReplacement(inline(command, place));
            }
            told.add(command.id());
            return Matcher.quoteReplacement(block(command));
        });
    }

    /** A hint with every reference filled in. */
    String hint(LabText text, String hint) {
        var place = new Place(text.file(), 1, 1);
        return REFERENCE
                .matcher(parameters.fill(place, hint))
                .replaceAll(match -> Matcher.quoteReplacement(inline(command(match.group(1), place), place)));
    }

    /** A line of a sabotage: a command by reference, or just a line. */
    String line(Place place, String line) {
        var reference = REFERENCE.matcher(line);
        return reference.matches() ? command(reference.group(1), place).line() : line;
    }

    private DocumentedCommand command(String reference, Place place) {
        var id = reference.startsWith(KIND) ? reference.substring(KIND.length()) : "";
        var command = commands.get(id);
        if (command == null) {
            var valid = commands.keySet().stream().sorted().map(it -> KIND + it).collect(Collectors.joining(", "));
            throw place.problem("reference-unknown", "reference", "{{" + reference + "}}", "valid", valid);
        }
        return command;
    }

    private static boolean alone(String text, int start, int end) {
        return (start == 0 || text.charAt(start - 1) == '\n') && (end == text.length() || text.charAt(end) == '\n');
    }

    private static String block(DocumentedCommand command) {
        return "```sh\n" + command.line() + "\n```";
    }

    private static String inline(DocumentedCommand command, Place place) {
        if (command.line().contains("\n") || command.line().contains("`")) {
            throw place.problem("reference-inline", "command", command.id());
        }
        return "`" + command.line() + "`";
    }
}
