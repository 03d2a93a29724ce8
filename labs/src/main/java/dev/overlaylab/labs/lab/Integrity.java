package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Glossary;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Leftovers;
import dev.overlaylab.i18n.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares the languages of one text: the same headings, references and links, and nothing left over of another language. */
final class Integrity {
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{2,6}) ");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{([a-z][^{}\n]*)}}");

    private final Glossary glossary;
    private final List<Problem> problems = new ArrayList<>();

    Integrity(Glossary glossary) {
        this.glossary = glossary;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Looks at a text in all languages. */
    void compare(Map<Language, LabText> texts) {
        var english = LabTexts.english(texts);
        for (var text : texts.entrySet()) {
            var other = text.getValue();
            differ(other, "headings", found(HEADING, english.body()), found(HEADING, other.body()));
            differ(other, "links", counted(LINK, english.body()), counted(LINK, other.body()));
            differ(other, "references", counted(REFERENCE, english.body()), counted(REFERENCE, other.body()));
            english.hints()
                    .forEach((reason, levels) -> differ(
                            other,
                            "## " + reason,
                            counted(REFERENCE, String.join("\n", levels)),
                            counted(REFERENCE, String.join("\n", other.hints().getOrDefault(reason, List.of())))));
            leftovers(text.getKey(), other);
        }
    }

    private void leftovers(Language language, LabText text) {
        Leftovers.in(language, text.body())
                .forEach(it -> problems.add(
                        text.placeInBody(it.index()).problem("leftover", "what", it.what(), "text", it.text())));
        var first = new Place(text.file(), 1, 1);
        var rest = new ArrayList<String>();
        rest.add(text.title());
        text.hints().values().forEach(rest::addAll);
        for (var each : rest) {
            Leftovers.in(language, each)
                    .forEach(it -> problems.add(first.problem("leftover", "what", it.what(), "text", it.text())));
        }
        rest.add(text.body());
        rest.stream()
                .flatMap(it -> glossary.violations(language, it).stream())
                .distinct()
                .forEach(it -> problems.add(first.problem("leftover", "what", "glossary", "text", it)));
    }

    private void differ(LabText text, String what, Object english, Object here) {
        if (!english.equals(here)) {
            problems.add(text.differs(what, english, here));
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1)).toList();
    }

    private static Map<String, Integer> counted(Pattern pattern, String text) {
        var counts = new HashMap<String, Integer>();
        found(pattern, text).forEach(it -> counts.merge(it, 1, Integer::sum));
        return new TreeMap<>(counts);
    }
}
