package dev.overlaylab.site;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.site.fragment.FragmentKind;
import dev.overlaylab.site.fragment.Fragments;
import dev.overlaylab.site.lesson.Lessons;
import dev.overlaylab.site.page.Site;
import java.util.List;

/** Makes a site: labs are read, then all pages are made, and only a whole site comes out. */
public final class SiteBuilder {
    private final Catalogue catalogue;

    public SiteBuilder(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** All files of the site. */
    public SiteFiles site(SiteRequest request) {
        return new Site(request, catalogue).make(sources(request));
    }

    /** The labs for a site that somebody else builds. */
    public SiteFiles fragments(SiteRequest request, FragmentKind kind) {
        var sources = sources(request);
        return kind == FragmentKind.HTML
                ? new Site(request, catalogue).fragments(sources)
                : new SiteFiles(new Fragments(catalogue, kind).files(sources), Site.remarks(sources));
    }

    private static List<Lessons.Source> sources(SiteRequest request) {
        var sources = Lessons.read(request.library());
        if (request.strict()) {
            sources.stream().filter(it -> it.transcript() == null).findFirst().ifPresent(it -> {
                throw Problem.of(
                        "problem.site.transcript-missing", "lab", it.lab().id());
            });
        }
        return sources;
    }
}
