package dev.overlaylab.labs.explain;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import java.util.Map;

/**
 * Something to know about a place in an output.
 *
 * @param line the line, from 0
 * @param start where in the line it begins, in chars
 * @param end where it ends, exclusive
 */
public record Annotation(int line, int start, int end, Saying saying) {
    /** What there is to know. */
    public sealed interface Saying {
        /** As a sentence without markup. */
        String in(Language language, Catalogue catalogue);
    }

    /** What is true of such an output anywhere. */
    public record OfProduct(Text text) implements Saying {
        @Override
        public String in(Language language, Catalogue catalogue) {
            return catalogue.say(language, text);
        }
    }

    /** What a lab says of the output of its own command. */
    public record OfLab(Map<Language, String> said) implements Saying {
        public OfLab {
            said = Map.copyOf(said);
        }

        @Override
        public String in(Language language, Catalogue catalogue) {
            return Printable.onOneLine(said.getOrDefault(language, said.getOrDefault(Language.EN, "")));
        }
    }
}
