package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;

/** Says messages of the command line: answers to the output, everything else to the error stream. */
record Speaker(Catalogue catalogue, Language language, Streams streams) {
    void answer(Text text) {
        streams.out().println(catalogue.say(language, text));
    }

    void note(Text text) {
        streams.err().println(catalogue.say(language, text));
    }

    void note(String key, Object... namesAndValues) {
        note(Text.of(key, namesAndValues));
    }

    void problem(Problem problem) {
        streams.err().println(catalogue.say(language, problem.text()));
        streams.err().println(catalogue.sayNext(language, problem.text()));
    }

    Speaker in(Language other) {
        return new Speaker(catalogue, other, streams);
    }
}
