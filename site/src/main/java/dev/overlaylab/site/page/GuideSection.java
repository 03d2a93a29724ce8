package dev.overlaylab.site.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.site.lesson.Markdown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The guides: texts of our own, for each kind of reader one. */
final class GuideSection implements Section {
    private static final String NAME = "guides";
    private static final List<String> READERS = List.of("learner", "grader", "author");

    private final Map<Language, List<Page>> made = new ConcurrentHashMap<>();

    /**
     * A guide.
     *
     * @param reader whom it is for
     * @param text Markdown
     */
    public record Guide(String reader, String title, String description, String text) {}

    @Override
    public List<Page> pages(Edition edition) {
        return made.computeIfAbsent(edition.language(), it -> guides(edition));
    }

    private static List<Page> guides(Edition edition) {
        var guides = READERS.stream().map(it -> guide(it, edition)).toList();
        var pages = new ArrayList<Page>();
        pages.add(edition.page("guides/index.html", NAME, NAME, Map.of("guides", guides)));
        for (var guide : guides) {
            pages.add(new Page(
                    "guides/" + guide.reader() + ".html",
                    "guide.ftlh",
                    NAME,
                    guide.title(),
                    guide.description(),
                    true,
                    Map.of("text", Templates.markup(Markdown.html(guide.text())))));
        }
        return pages;
    }

    /** The first heading of its file is its title. */
    private static Guide guide(String reader, Edition edition) {
        var path = "/dev/overlaylab/site/guides/" + reader + "/"
                + edition.language().tag() + ".md";
        var parts = read(path).replaceFirst("^<!--[^>]*-->\n", "").split("\n", 2);
        return new Guide(
                reader, parts[0].substring(2), edition.voice().say("guide." + reader + ".description"), parts[1]);
    }

    private static String read(String path) {
        try (var in = GuideSection.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path);
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
