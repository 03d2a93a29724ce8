package dev.overlaylab.shell.repl.typing;

import dev.overlaylab.shell.repl.lesson.Assistance;
import java.io.IOException;
import java.util.List;

/** Where lines come from that a person types. Ctrl-C and the end of the input are JLine's exceptions for them. */
public interface LineSource {
    /** Offers help to who is typing, if there is a way to show it. */
    void assist(Assistance offered);

    /** Reads a complete input. */
    String readAssisted(String prompt);

    /** Reads an answer: nothing is offered, nothing is kept. */
    String readAnswer(String question);

    /** What was typed before anybody asked for it. */
    KeysAhead ahead();

    /** Shows text above the line that is being typed; false when that cannot be done without moving the cursor about. */
    boolean showAbove(String text);

    /**
     * Shows where things stand below the line that is being typed, if there is a way to show it; for any thread.
     *
     * @param forms the same said in several ways, the longest first
     */
    default void status(List<String> forms) {}

    /** Keeps what is to be kept. */
    void save() throws IOException;
}
