package dev.overlaylab.site;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.site.fragment.FragmentKind;
import dev.overlaylab.site.fragment.Fragments;
import dev.overlaylab.site.lesson.Lessons;
import dev.overlaylab.site.manual.Manual;
import dev.overlaylab.site.page.Site;
import dev.overlaylab.site.preview.FolderWatch;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a site: labs are read, then all pages are made, and only a whole site comes out. Asked again for a site of the same kind,
 * it makes only the pages that show something else by now.
 */
public final class SiteBuilder {
    private final Catalogue catalogue;
    private @Nullable Prepared prepared;

    public SiteBuilder(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A site, and what else than the labs it is made of: whatever of that changes, all is made anew. */
    private record Prepared(Manual manual, Optional<URI> base, Map<String, String> templates, Site site) {
        boolean fits(SiteRequest request, Map<String, String> now) {
            return manual.equals(request.manual()) && base.equals(request.base()) && templates.equals(now);
        }
    }

    /** All files of the site. */
    public SiteFiles site(SiteRequest request) {
        var sources = sources(request);
        var templates = FolderWatch.state(request.templates().stream().toList());
        if (prepared == null || !prepared.fits(request, templates)) {
            prepared = new Prepared(request.manual(), request.base(), templates, new Site(request, catalogue));
        }
        return prepared.site().make(sources);
    }

    /** The labs for a site that somebody else builds. */
    public SiteFiles fragments(SiteRequest request, FragmentKind kind) {
        var sources = sources(request);
        return kind == FragmentKind.HTML
                ? new Site(request, catalogue).fragments(sources)
                : new SiteFiles(new Fragments(catalogue, kind).files(sources), Site.remarks(sources));
    }

    private static List<Lessons.Source> sources(SiteRequest request) {
        var sources = Lessons.read(request.library(), request.seed());
        if (request.strict()) {
            sources.stream().filter(it -> it.transcript() == null).findFirst().ifPresent(it -> {
                throw Problem.of(
                        "problem.site.transcript-missing", "lab", it.lab().id());
            });
        }
        return sources;
    }
}
