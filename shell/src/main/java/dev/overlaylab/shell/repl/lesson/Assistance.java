package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.labs.workstation.Completion.Candidate;
import java.util.List;

/** What a console may offer to somebody who is typing. */
public interface Assistance {
    /** Nothing is offered. */
    Assistance NONE = new Assistance() {
        @Override
        public List<String> next() {
            return List.of();
        }

        @Override
        public List<Candidate> complete(String line) {
            return List.of();
        }

        @Override
        public boolean isWord(String line) {
            return false;
        }
    };

    /** Lines that may be wanted next, the likeliest first; asked for once for every prompt. */
    List<String> next();

    /** What may stand for the last word of a line. */
    List<Candidate> complete(String line);

    /** Whether a line is for the shell itself. */
    boolean isWord(String line);
}
