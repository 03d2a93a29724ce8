package dev.overlaylab.site.page;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.site.lesson.LabLesson;
import java.util.List;
import java.util.Map;

/** A site's content in one language. */
record Edition(Language language, Catalogue catalogue, Voice voice, List<LabLesson> labs) {
    Edition {
        labs = List.copyOf(labs);
    }

    /** A plain page: its title and description are in the catalogue under its template's name. */
    Page page(String path, String template, String section, Map<String, Object> model) {
        return new Page(
                path,
                template + ".ftlh",
                section,
                voice.say(template + ".title"),
                voice.say(template + ".description"),
                true,
                model);
    }
}
