package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.util.function.Supplier;

/** Our own words, in the language the learner reads at the moment. */
public record Words(Catalogue catalogue, Supplier<Language> language) {
    /** A message with alternating argument names and values. */
    public String say(String key, Object... namesAndValues) {
        return say(Text.of(key, namesAndValues));
    }

    public String say(Text text) {
        return catalogue.say(language.get(), text);
    }

    /** What happened, and on the next line what to type. */
    public String say(Problem problem) {
        return say(problem.text()) + "\n" + catalogue.sayNext(language.get(), problem.text());
    }
}
