package dev.overlaylab.site.page;

import java.util.HashMap;
import java.util.Map;

/**
 * A page in one language.
 *
 * @param path below the language's folder, such as {@code labs/index.html}
 * @param template the name of the file that lays out its main part
 * @param section what the page is part of, to be marked in the navigation
 * @param description a sentence for search engines
 * @param found whether the search finds it
 * @param model what its template gets besides
 */
public record Page(
        String path,
        String template,
        String section,
        String title,
        String description,
        boolean found,
        Map<String, Object> model) {
    public Page {
        model = new HashMap<>(model);
    }

    /** How one goes from this page to another place below the language's folder. */
    String to(String target) {
        return "../".repeat((int) path.chars().filter(it -> it == '/').count()) + target;
    }
}
