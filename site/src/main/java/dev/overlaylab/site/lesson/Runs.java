package dev.overlaylab.site.lesson;

import dev.overlaylab.i18n.Printable;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises a step's commands in the code blocks of its text, in their order, and puts what they printed with them. */
final class Runs {
    private final List<DocumentedCommand> commands;
    private final List<DocumentedCommand> left;
    private final List<Transcript.Command> recorded;
    private final Notes notes;

    Runs(List<DocumentedCommand> commands, List<Transcript.Command> recorded, Notes notes) {
        this.notes = notes;
        this.commands = commands;
        this.left = new ArrayList<>(commands);
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
                : new Run(run.id(), run.lines(), notes.on(run.command(), run.output()), run.exit(), run.tookMs());
    }

    private Run run(DocumentedCommand command) {
        var lines = Printable.of(command.line()).stripTrailing().lines().toList();
        return recorded.stream()
                .filter(it -> it.id().equals(command.id()) && it.run().equals(command.line()))
                .findFirst()
                .map(it -> new Run(command.id(), lines, Output.of(it.output()), it.exit(), it.tookMs()))
                .orElseGet(() -> new Run(command.id(), lines, null, command.expectExit(), 0));
    }
}
