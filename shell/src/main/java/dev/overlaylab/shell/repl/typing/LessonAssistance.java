package dev.overlaylab.shell.repl.typing;

import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.workstation.Completion.Candidate;
import dev.overlaylab.shell.repl.lesson.Assistance;
import dev.overlaylab.shell.repl.lesson.LabSession;
import dev.overlaylab.shell.repl.word.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows the step's commands, the shell's words, and asks the workstation's bash for the rest. */
public final class LessonAssistance implements Assistance {
    private final LabSession session;
    private final Words words;

    public LessonAssistance(LabSession session, Words words) {
        this.session = session;
        this.words = words;
    }

    /** The step's commands from the first that was not typed yet; when all were, the word that goes on or judges. */
    @Override
    public List<String> next() {
        var typed = session.notebook().typedAt(session.step().id()).stream()
                .map(LessonAssistance::onOneLine)
                .collect(Collectors.toSet());
        var open = session.step().commands().stream()
                .map(DocumentedCommand::line)
                .map(LessonAssistance::onOneLine)
                .filter(it -> !it.contains("\n") && !typed.contains(it))
                .toList();
        return open.isEmpty() ? List.of(session.isGreen() ? "next" : "check") : open;
    }

    /** A command without the line ends that a backslash takes away. */
    private static String onOneLine(String command) {
        var commands = Pasted.of(command).commands();
        return commands.size() == 1 ? commands.get(0) : command;
    }

    @Override
    public List<Candidate> complete(String line) {
        var parts = List.of(line.stripLeading().split("[\\s\u3000]+", -1));
        var last = parts.get(parts.size() - 1);
        var own = words.after(session, parts.subList(0, parts.size() - 1)).stream()
                .filter(it -> it.startsWith(last))
                .map(it -> new Candidate(it, true));
        return Stream.concat(own, session.complete(line).stream()).distinct().toList();
    }

    @Override
    public boolean isWord(String line) {
        return !line.isBlank() && words.read(line) instanceof Words.Typed.ForShell;
    }
}
