package dev.overlaylab.site.page;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.site.lesson.LabLesson;
import dev.overlaylab.site.lesson.Lessons;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Labs as they were last turned into lessons: one whose files are the same is not read again in each language. */
final class LessonMemory {
    private record Key(String lab, Language language) {}

    private record Known(String content, LabLesson lesson) {}

    private final Catalogue catalogue;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    LessonMemory(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<LabLesson> of(List<Lessons.Source> sources, Language language) {
        var lessons = new Lessons(catalogue, language);
        return sources.stream().map(it -> of(it, language, lessons)).toList();
    }

    private LabLesson of(Lessons.Source source, Language language, Lessons lessons) {
        var key = new Key(source.lab().id(), language);
        var before = known.get(key);
        if (before != null && before.content().equals(source.content())) {
            return before.lesson();
        }
        var lesson = lessons.lab(source);
        known.put(key, new Known(source.content(), lesson));
        return lesson;
    }
}
