package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.labs.workstation.Workstation.LineResult;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Where the conversation takes place. */
public interface Console extends AutoCloseable {
    /** Offers help to who is typing here, if this console has a way to show it. */
    default void assist(Assistance assistance) {}

    /** One complete input, however many lines; blank when it was thrown away by Ctrl-C, empty at the end of input. */
    Optional<String> read(String prompt);

    /** Asks a question; an empty answer, or that of a console with nobody at it, means yes. */
    default boolean agreed(String question) {
        return true;
    }

    /** Width to break text at. */
    int columns();

    /** Whether colours and the like are wanted. */
    boolean styled();

    /** Shows text, then a line break. */
    void print(String text);

    /**
     * Shows lines of text; where they do not fit into the window, and somebody can turn pages, a page at a time.
     *
     * @param more what is asked below a page, for the number of lines that are left
     */
    default void page(List<String> lines, IntFunction<String> more) {
        lines.forEach(this::print);
    }

    /** Whether somebody is there to be told things while they type. */
    default boolean attended() {
        return false;
    }

    /** Shows text above the line that is being typed, or before the next one; for another thread. */
    default void tell(String text) {}

    /**
     * Shows, until the next time, where things stand; where there is a place for it. For any thread.
     *
     * @param forms one text said in several ways, the longest first; the last one is cut where it is too long
     */
    default void status(List<String> forms) {}

    /** Runs a line while screen and keyboard belong to the workstation. */
    LineResult run(Workstation workstation, String line) throws MachineException;

    @Override
    void close();
}
