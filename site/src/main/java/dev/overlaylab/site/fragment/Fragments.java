package dev.overlaylab.site.fragment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.site.lesson.LabLesson;
import dev.overlaylab.site.lesson.Lessons;
import dev.overlaylab.site.lesson.StepLesson;
import dev.overlaylab.site.lesson.Variation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Labs as Markdown files that another program makes pages of. */
public final class Fragments {
    private final Catalogue catalogue;
    private final FragmentKind kind;

    public Fragments(Catalogue catalogue, FragmentKind kind) {
        this.catalogue = catalogue;
        this.kind = kind;
    }

    /** All files by path. */
    public Map<String, byte[]> files(List<Lessons.Source> sources) {
        var files = new TreeMap<String, byte[]>();
        for (var language : Language.values()) {
            var lessons = new Lessons(catalogue, language);
            for (int i = 0; i < sources.size(); i++) {
                var lab = lessons.lab(sources.get(i));
                put(files, language, lab, Optional.empty(), head(lab.title(), i + 1) + lessons.summary(sources.get(i)));
                for (var step : lab.steps()) {
                    put(
                            files,
                            language,
                            lab,
                            Optional.of(step.id()),
                            step(language, lessons, sources.get(i), lab, step));
                }
            }
        }
        return files;
    }

    private void put(
            Map<String, byte[]> files, Language language, LabLesson lab, Optional<String> step, String markdown) {
        files.put(kind.path(language, lab.id(), step), kind.harmless(markdown).getBytes(UTF_8));
    }

    private String step(Language language, Lessons lessons, Lessons.Source source, LabLesson lab, StepLesson step) {
        var text = new StringBuilder(head(step.title(), step.number()));
        text.append('*').append(recorded(language, lab)).append("*\n\n");
        var variation = lab.variation();
        if (variation != null) {
            text.append('*').append(varied(language, lab, variation)).append("*\n\n");
        }
        text.append(lessons.markdown(source, step.number() - 1));
        text.append("\n## ").append(say(language, "step.checks")).append("\n\n");
        step.checks()
                .forEach(it -> text.append("- ")
                        .append(it.title())
                        .append(" (`")
                        .append(it.type())
                        .append("`)\n"));
        return text.toString();
    }

    private String recorded(Language language, LabLesson lab) {
        var recorded = lab.recorded();
        return recorded == null
                ? say(language, "recorded.not")
                : say(
                        language,
                        "recorded",
                        "day",
                        recorded.day(),
                        "engines",
                        recorded.engines(),
                        "driver",
                        say(language, "driver." + recorded.driver()));
    }

    private String varied(Language language, LabLesson lab, Variation variation) {
        var said = new StringJoiner(language == Language.EN ? " " : "");
        said.add(say(language, "variation", "seed", escaped(variation.seed())));
        if (variation.drawn().isEmpty()) {
            return said.add(say(language, "variation.none")).toString();
        }
        said.add(say(language, "variation.drawn", "drawn", variation.drawn()));
        return lab.recorded() == null
                ? said.toString()
                : said.add(say(language, "variation.recorded", "documented", variation.documented()))
                        .toString();
    }

    private String head(String title, int position) {
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(title));
        var front = new StringBuilder("---\ntitle: \"").append(quoted).append("\"\n");
        kind.frontMatter(position).forEach(it -> front.append(it).append('\n'));
        front.append("---\n\n");
        // The other two print the title themselves.
        return kind == FragmentKind.MKDOCS ? front + "# " + escaped(title) + "\n\n" : front.toString();
    }

    private static String escaped(String title) {
        return title.replaceAll("[\\\\`*_\\[\\]<>]", "\\\\$0");
    }

    private String say(Language language, String key, Object... namesAndValues) {
        return catalogue.say(language, Text.of("site." + key, namesAndValues));
    }
}
