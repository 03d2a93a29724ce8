package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Printable;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Recognises a step's commands in the code blocks of its text, in their order, and puts what they printed with them. */
final class Runs {
    private final List<DocumentedCommand> commands;
    private final List<DocumentedCommand> left;
    private final Map<String, String> documented;
    private final List<Transcript.Command> recorded;
    private final Notes notes;

    /**
     * A step's commands.
     *
     * @param commands as pages show them
     * @param documented the same as they are documented, of which the records are
     */
    Runs(
            List<DocumentedCommand> commands,
            List<DocumentedCommand> documented,
            List<Transcript.Command> recorded,
            Notes notes) {
        this.notes = notes;
        this.commands = commands;
        this.left = new ArrayList<>(commands);
        this.documented = documented.stream().collect(Collectors.toMap(DocumentedCommand::id, DocumentedCommand::line));
        this.recorded = recorded;
    }

    /** The command of a code block; nothing when the block shows something else. */
    @Nullable
    Run next(String code) {
        var typed = code.stripTrailing();
        for (var command : left) {
            if (Printable.of(command.line()).stripTrailing().equals(typed)) {
                left.remove(command);
                return noted(run(command));
            }
        }
        return commands.stream()
                .filter(it -> Printable.of(it.line()).stripTrailing().equals(typed))
                .findFirst()
                .map(this::run)
                .orElse(null);
    }

    /** Once on a page: notes have names of their own. */
    private Run noted(Run run) {
        return run.output() == null
                ? run
                : run.with(notes.on(String.join("\n", lines(documented.getOrDefault(run.id(), ""))), run.output()));
    }

    private Run run(DocumentedCommand command) {
        var lines = lines(command.line());
        var typed = documented.getOrDefault(command.id(), "");
        return recorded.stream()
                .filter(it -> it.id().equals(command.id()) && it.run().equals(typed))
                .findFirst()
                .map(it -> new Run(
                        command.id(),
                        lines,
                        typed.equals(command.line()) ? List.of() : lines(typed),
                        Output.of(it.output()),
                        it.exit(),
                        it.tookMs()))
                .orElseGet(() -> new Run(command.id(), lines, List.of(), null, command.expectExit(), 0));
    }

    private static List<String> lines(String command) {
        return Printable.of(command).stripTrailing().lines().toList();
    }
}
