package dev.overlaylab.site.page;

import dev.overlaylab.site.lesson.Lessons;
import java.util.List;

/** The day of the youngest transcript: what feeds call the last change, so that the same labs make the same site. */
final class Recency {
    private static final String LONG_AGO = "1970-01-01";

    private Recency() {}

    static String of(List<Lessons.Source> sources) {
        return sources.stream()
                .map(Lessons.Source::transcript)
                .filter(it -> it != null && it.recorded().matches("\\d{4}-\\d\\d-\\d\\d"))
                .map(it -> it.recorded())
                .max(String::compareTo)
                .orElse(LONG_AGO);
    }
}
