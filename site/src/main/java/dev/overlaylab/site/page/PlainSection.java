package dev.overlaylab.site.page;

import dev.overlaylab.i18n.Glossary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Home, glossary, how the proof works, search, and where one lands when a page is not there. */
final class PlainSection implements Section {
    private static final String SHOWN_LAB = "bridge-vs-overlay";
    private final Glossary glossary;

    PlainSection(Glossary glossary) {
        this.glossary = glossary;
    }

    @Override
    public List<Page> pages(Edition edition) {
        var labs = edition.labs();
        var example = labs.stream()
                .filter(it -> it.recorded() != null)
                .min((one, other) ->
                        Boolean.compare(other.id().equals(SHOWN_LAB), one.id().equals(SHOWN_LAB)));
        var home = new HashMap<String, Object>(Map.of("labs", labs));
        example.ifPresent(it -> home.put("example", it));
        return List.of(
                edition.page("index.html", "home", "", home),
                edition.page("glossary.html", "glossary", "glossary", Map.of("words", glossary.words())),
                edition.page("proof.html", "proof", "proof", Map.of("labs", labs)),
                new Page(
                        "search.html",
                        "search.ftlh",
                        "search",
                        edition.voice().say("search.title"),
                        edition.voice().say("search.description"),
                        false,
                        Map.of("labs", labs)));
    }
}
