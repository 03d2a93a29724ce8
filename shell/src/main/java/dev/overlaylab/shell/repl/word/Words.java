package dev.overlaylab.shell.repl.word;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the shell's own words from lines for bash. */
public final class Words {
    private final Map<String, Word> byForm = new HashMap<>();

    /** Knows each word by its name and by its form in every language. */
    public Words(List<Word> words, Catalogue catalogue) {
        for (var word : words) {
            byForm.put(word.name(), word);
            for (var language : Language.values()) {
                byForm.put(catalogue.say(language, Text.of("word." + word.name())), word);
            }
        }
        // A line is ended, and a bash left, by these: here they mean the lesson.
        byForm.put("exit", byForm.get("quit"));
        byForm.put("logout", byForm.get("quit"));
    }

    /**
     * The words every lesson has.
     *
     * @param directory where what they write for the learner goes, on the learner's own computer
     */
    public static Words ofLesson(Catalogue catalogue, Path directory) {
        return ofLesson(catalogue, directory, List.of());
    }

    /**
     * The words a lesson has.
     *
     * @param more that only this lesson has
     */
    public static Words ofLesson(Catalogue catalogue, Path directory, List<Word> more) {
        var words = new ArrayList<>(more);
        words.addAll(List.of(
                new CheckWord(),
                new EvidenceWord(),
                new WhyWord(),
                new ExplainWord(),
                new DiffWord(),
                new HintWord(),
                new NextWord(),
                new BackWord(),
                new SolveWord(),
                new RewindWord(),
                new ForwardWord(),
                new CheckpointWord(),
                new LangWord(),
                new MapWord(directory),
                new CaptureWord(),
                new FaultWord(),
                new DrillWord(),
                new AnswerWord(),
                new NoteWord(),
                new JournalWord(directory),
                new HelpWord(),
                new QuitWord()));
        return new Words(words, catalogue);
    }

    /** What of our own may come after these words: any form of a word at the beginning, then what the word suggests. */
    public List<String> after(LabSession session, List<String> before) {
        if (before.isEmpty()) {
            return byForm.keySet().stream().sorted().toList();
        }
        var word = byForm.get(before.get(0));
        return word == null ? List.of() : word.suggestions(session, before.subList(1, before.size()));
    }

    /** Reads one complete command. A leading {@code !} or backslash sends one of our words to bash. */
    public Typed read(String command) {
        var escaped = command.startsWith("!") || command.startsWith("\\");
        var parts = List.of((escaped ? command.substring(1) : command).strip().split("[\\s\u3000]+"));
        var word = byForm.get(parts.get(0));
        if (word == null || command.contains("\n")) {
            return new Typed.ForBash(command);
        }
        if (escaped) {
            return new Typed.ForBash(command.substring(1));
        }
        var arguments = parts.subList(1, parts.size());
        return word.accepts(arguments) ? new Typed.ForShell(word, arguments) : new Typed.ForBash(command);
    }

    /** Whom a command is for. */
    public sealed interface Typed {
        /** A word of ours. */
        record ForShell(Word word, List<String> arguments) implements Typed {}

        /** A line for bash, unchanged but for the escape. */
        record ForBash(String line) implements Typed {}
    }
}
