package dev.overlaylab.shell.prove;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.terminal.ScreenText;
import java.util.Optional;

/** Types at the prompt, and tells whoever listens. */
record Hands(Typist typist, ProofListener listener) {
    private static final int LAST_WORDS = 500;

    /**
     * A saved moment.
     *
     * @param words what to type to be brought there
     * @param checkpoint its name
     */
    record Moment(String words, String checkpoint) {
        /** The start of a step. */
        static Moment start(Lab lab, int at) {
            return new Moment("rewind " + (at + 1), lab.steps().get(at).id());
        }

        /** The end of a step, from its start. */
        static Moment ahead(Lab lab, int at) {
            return end(lab, at, "forward ");
        }

        /** The end of a step that has been reached before. */
        static Moment again(Lab lab, int at) {
            return end(lab, at, "rewind ");
        }

        private static Moment end(Lab lab, int at, String verb) {
            boolean last = at == lab.steps().size() - 1;
            return last
                    ? new Moment("rewind end", "end")
                    : new Moment(verb + (at + 2), lab.steps().get(at + 1).id());
        }
    }

    Typed say(String words) throws InterruptedException {
        listener.types(words);
        return typist.type(words);
    }

    /** Brings back a saved moment; the wrong one, or playing again, would prove nothing. What went otherwise. */
    Optional<Text> bringBack(Moment moment) throws InterruptedException {
        var typed = say(moment.words());
        var done = typed.last(Entry.Rewound.class)
                .filter(it -> it.checkpoint().equals(moment.checkpoint()))
                .isPresent();
        return done
                ? Optional.empty()
                : Optional.of(Text.of("prove.not-brought-back", "words", moment.words(), "said", lastWords(typed)));
    }

    /** The end of what is on the screen. */
    static String lastWords(Typed typed) {
        var said = ScreenText.of(typed.screen()).strip();
        return said.substring(Math.max(0, said.length() - LAST_WORDS));
    }
}
