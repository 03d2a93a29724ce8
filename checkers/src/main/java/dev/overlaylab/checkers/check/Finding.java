package dev.overlaylab.checkers.check;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * One thing that is not as expected, or that kept us from looking.
 *
 * @param reason a code such as {@code network.id-differs}; the catalogue explains it under {@code reason.CODE} and says
 *     how to go on under {@code reason.CODE.next}; both get {@code where}, {@code expected}, {@code actual} and details
 * @param where machine, or machine/container
 * @param expected data, not prose; empty when the reason says it all
 * @param actual data, not prose; empty when nothing was there
 */
public record Finding(String reason, String where, String expected, String actual, Map<String, String> details)
        implements Serializable {
    public Finding {
        details = Map.copyOf(details);
    }

    public static Finding of(String reason, String where, String expected, String actual) {
        return new Finding(reason, where, expected, actual, Map.of());
    }

    /** Why, as a message: what the finding holds are its arguments. What to do is said by {@code .next} under its key. */
    public Text text() {
        var arguments = new HashMap<String, Object>(details);
        arguments.put("where", where);
        arguments.put("expected", expected);
        arguments.put("actual", actual);
        return new Text("reason." + reason, arguments);
    }

    /** Why, in English, with the code and what was expected and seen; for whoever runs a test. */
    String told() {
        var told = new StringBuilder(English.say(text()))
                .append(" [")
                .append(reason)
                .append(']');
        if (!expected.isEmpty() || !actual.isEmpty()) {
            told.append("\n  expected: ")
                    .append(expected)
                    .append("\n   but was: ")
                    .append(actual);
        }
        return told.toString();
    }

    private static final class English {
        private static final Catalogue CATALOGUE = Catalogue.ofProduct();

        static String say(Text text) {
            return CATALOGUE.say(Language.EN, text);
        }
    }
}
