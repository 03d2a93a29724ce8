package dev.overlaylab.labs.lab;

import dev.overlaylab.i18n.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The texts of a lab or a step in every language, checked against the English ones. */
final class LabTexts {
    private LabTexts() {}

    static Map<Language, LabText> read(LabSource source, String lab, String folder) {
        var texts = new EnumMap<Language, LabText>(Language.class);
        for (var language : Language.values()) {
            var path = folder + language.tag() + ".md";
            texts.put(language, LabText.read(lab + "/" + path, source.read(lab, path)));
        }
        var english = english(texts);
        texts.values().forEach(it -> sameHints(english, it));
        return texts;
    }

    static LabText english(Map<Language, LabText> texts) {
        var english = texts.get(Language.EN);
        if (english == null) {
            throw new IllegalArgumentException("read() reads every language");
        }
        return english;
    }

    private static void sameHints(LabText english, LabText other) {
        if (!english.hints().keySet().equals(other.hints().keySet())) {
            throw other.differs("hints", english.hints().keySet(), other.hints().keySet());
        }
        english.hints().forEach((reason, levels) -> {
            List<String> its = other.hints().getOrDefault(reason, List.of());
            if (its.size() != levels.size()) {
                throw other.differs("## " + reason, levels.size(), its.size());
            }
        });
    }
}
