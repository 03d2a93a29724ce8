package dev.overlaylab.shell.repl.word;

import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.List;

/** One of the shell's own words. */
public interface Word {
    /** What is typed, such as {@code check}; the catalogue has its other-language forms under {@code word.NAME}. */
    String name();

    /** Whether these arguments are meant for this word; otherwise the line goes to bash. */
    default boolean accepts(List<String> arguments) {
        return arguments.isEmpty();
    }

    /** What may come after these arguments. */
    default List<String> suggestions(LabSession session, List<String> arguments) {
        return List.of();
    }

    /** Whether it waits for machines that are on their way back. */
    default boolean needsMachines() {
        return true;
    }

    /** Does it, and says whether the conversation goes on. */
    Then run(LabSession session, List<String> arguments);

    /** What comes after a word. */
    enum Then {
        STAY,
        LEAVE
    }
}
