package dev.overlaylab.shell.repl.word;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.repl.lesson.LabSession;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Speaks another language from now on, and shows the step again in it. */
final class LangWord implements Word {
    @Override
    public String name() {
        return "lang";
    }

    @Override
    public boolean accepts(List<String> arguments) {
        return arguments.size() <= 1;
    }

    @Override
    public List<String> suggestions(LabSession session, List<String> arguments) {
        return arguments.isEmpty()
                ? Arrays.stream(Language.values()).map(Language::tag).toList()
                : List.of();
    }

    @Override
    public boolean needsMachines() {
        return false;
    }

    @Override
    public Then run(LabSession session, List<String> arguments) {
        var language =
                arguments.isEmpty() ? null : Language.of(arguments.get(0)).orElse(null);
        if (language == null) {
            var valid = Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.joining(", "));
            session.say(
                    "lesson.lang.usage",
                    "valid",
                    valid,
                    "now",
                    session.language().tag());
        } else {
            session.speak(language);
        }
        return Then.STAY;
    }
}
