package dev.overlaylab.site.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Glossary;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.site.SiteFiles;
import dev.overlaylab.site.SiteRequest;
import dev.overlaylab.site.lesson.Lessons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole site: every section in every language, the search, the style, and what machines read. Made again, it makes only what
 * is different by now.
 */
public final class Site {
    private final SiteRequest request;
    private final Catalogue catalogue;
    private final Templates templates;
    private final List<Section> sections;
    private final LessonMemory lessons;
    private final PageMemory pages = new PageMemory();

    public Site(SiteRequest request, Catalogue catalogue) {
        this.request = request;
        this.catalogue = catalogue;
        this.lessons = new LessonMemory(catalogue);
        this.templates = new Templates(request.templates());
        this.sections = List.of(
                new PlainSection(Glossary.ofProduct()),
                new LabSection(),
                new GuideSection(),
                new ReferenceSection(request.manual()));
    }

    /** Makes all files; anything that is wrong with a lab or template is a problem, and then there are none. */
    public SiteFiles make(List<Lessons.Source> sources) {
        var files = new TreeMap<String, byte[]>(Assets.all(request.templates()));
        var layout = new Layout(request, templates, Recency.of(sources));
        // Languages share nothing that changes, so that they can be made at the same time.
        var parts = Arrays.stream(Language.values())
                .parallel()
                .map(it -> part(it, sources, layout))
                .toList();
        parts.forEach(it -> files.putAll(it.files()));
        var addresses = parts.stream().flatMap(it -> it.addresses().stream()).toList();
        files.put("index.html", layout.front(edition(Language.EN, List.of())).getBytes(UTF_8));
        request.manual()
                .schemas()
                .forEach(it -> files.put("schema/" + it.name(), it.json().getBytes(UTF_8)));
        request.base()
                .ifPresent(it ->
                        files.put("sitemap.xml", SiteMap.xml(it, addresses).getBytes(UTF_8)));
        return new SiteFiles(files, remarks(sources));
    }

    /** One language's files, and the addresses of its pages below its folder. */
    private record Part(Map<String, byte[]> files, List<String> addresses) {}

    private Part part(Language language, List<Lessons.Source> sources, Layout layout) {
        var files = new TreeMap<String, byte[]>();
        var addresses = new ArrayList<String>();
        var edition = edition(language, sources);
        var index = new SearchIndex();
        for (var section : sections) {
            for (var page : section.pages(edition)) {
                var address = language.tag() + "/" + page.path();
                var made = pages.of(address, page, () -> layout.html(edition, page));
                files.put(address, made.html());
                addresses.add(page.path());
                if (page.found()) {
                    index.add(made.words());
                }
            }
        }
        for (var source : sources) {
            var session = source.sessions().get(language);
            if (session != null) {
                files.put(
                        "assets/casts/%s.%s.js".formatted(source.lab().id(), language.tag()), session.getBytes(UTF_8));
            }
        }
        files.put(language.tag() + "/search-index.js", index.script().getBytes(UTF_8));
        request.base()
                .ifPresent(it -> files.put(
                        language.tag() + "/feed.xml",
                        layout.plain("feed.ftlx", edition, it).getBytes(UTF_8)));
        return new Part(files, addresses);
    }

    private Edition edition(Language language, List<Lessons.Source> sources) {
        return new Edition(language, catalogue, new Voice(catalogue, language), lessons.of(sources, language));
    }

    /** Only what stands in the main part of the pages of labs, and the style that goes with it. */
    public SiteFiles fragments(List<Lessons.Source> sources) {
        var files = new TreeMap<String, byte[]>();
        files.put("style.css", Assets.all(request.templates()).getOrDefault("assets/style.css", new byte[0]));
        var layout = new Layout(request, templates, Recency.of(sources));
        for (var language : Language.values()) {
            var edition = edition(language, sources);
            for (var lab : edition.labs()) {
                for (var step : lab.steps()) {
                    files.put(
                            language.tag() + "/" + lab.id() + "/" + step.id() + ".html",
                            layout.fragment(edition, lab, step).getBytes(UTF_8));
                }
            }
        }
        return new SiteFiles(files, remarks(sources));
    }

    /** Labs that nobody has recorded, and a seed that changes nothing. */
    public static List<Text> remarks(List<Lessons.Source> sources) {
        var remarks = new ArrayList<Text>();
        sources.stream()
                .filter(it -> it.transcript() == null)
                .forEach(it ->
                        remarks.add(Text.of("site.not-recorded", "lab", it.lab().id())));
        sources.stream()
                .map(it -> it.lab().variant().seed())
                .filter(it -> !it.isNone())
                .findFirst()
                .filter(it -> sources.stream().noneMatch(Site::isVaried))
                .ifPresent(it -> remarks.add(Text.of("site.seed-unused", "seed", it.text())));
        return remarks;
    }

    private static boolean isVaried(Lessons.Source source) {
        return !source.lab().variant().parameters().isEmpty();
    }
}
