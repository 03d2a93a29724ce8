package dev.overlaylab.site.page;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.site.SiteRequest;
import dev.overlaylab.site.lesson.LabLesson;
import dev.overlaylab.site.lesson.StepLesson;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the frame around pages: head, navigation, languages, foot. */
final class Layout {
    private final SiteRequest request;
    private final Templates templates;
    private final String updated;

    Layout(SiteRequest request, Templates templates, String updated) {
        this.request = request;
        this.templates = templates;
        this.updated = updated;
    }

    /** A language's version of the page that is being made. */
    public record Version(String tag, String name, String locale, String href, String path, boolean current) {}

    String html(Edition edition, Page page) {
        var model = model(edition, page);
        model.put("versions", versions(edition, page.path(), page.to("../")));
        return templates.fill(page.template(), model);
    }

    /** The page before the languages. */
    String front(Edition edition) {
        var page =
                new Page("", "front.ftlh", "", "overlaylab", edition.voice().say("home.description"), false, Map.of());
        var model = model(edition, page);
        model.put("versions", versions(edition, "index.html", ""));
        return templates.fill(page.template(), model);
    }

    /** A step without the frame, for the page of another site. */
    String fragment(Edition edition, LabLesson lab, StepLesson step) {
        var model = Map.<String, Object>of("lab", lab, "step", step);
        return templates.fill("fragment.ftlh", model(edition, new Page("", "", "", step.title(), "", false, model)));
    }

    /** A file of a language that is no page. */
    String plain(String template, Edition edition, URI base) {
        var page =
                new Page("", template, "", "overlaylab", "", false, Map.of("labs", edition.labs(), "updated", updated));
        var model = model(edition, page);
        model.put("versions", versions(edition, "index.html", base + "/"));
        return templates.fill(template, model);
    }

    private Map<String, Object> model(Edition edition, Page page) {
        var model = new HashMap<String, Object>(page.model());
        var tongue = Tongue.of(edition.language());
        model.put("t", edition.voice());
        model.put("lang", tongue.tag());
        model.put("locale", tongue.locale());
        model.put("folder", edition.language().tag());
        model.put("title", page.title());
        model.put("description", page.description());
        model.put("section", page.section());
        model.put("path", page.path());
        model.put("to", (TemplateMethodModelEx) arguments -> new SimpleScalar(page.to(first(arguments))));
        model.put("asset", (TemplateMethodModelEx)
                arguments -> new SimpleScalar((page.path().isEmpty() ? "" : page.to("../")) + first(arguments)));
        model.put("markup", (TemplateMethodModelEx) arguments -> Templates.markup(first(arguments)));
        model.put("version", request.manual().version());
        request.base().ifPresent(it -> model.put("base", it.toString()));
        return model;
    }

    private static String first(List<?> arguments) {
        return String.valueOf(arguments.get(0));
    }

    private static List<Version> versions(Edition edition, String path, String root) {
        return Arrays.stream(Language.values())
                .map(it -> {
                    var tongue = Tongue.of(it);
                    var own = it.tag() + "/" + path;
                    return new Version(
                            tongue.tag(), tongue.ownName(), tongue.locale(), root + own, own, it == edition.language());
                })
                .toList();
    }
}
