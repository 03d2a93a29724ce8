package dev.overlaylab.site;

import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.site.manual.Manual;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a site is made of.
 *
 * @param base where it will be on the web; needed for the site map, feeds and cards
 * @param templates a folder with templates and files of one's own, which come before the product's of the same names
 * @param strict whether a lab without a transcript is a problem
 * @param seed what the labs' variations are drawn from; none for the labs as they are documented
 */
public record SiteRequest(
        LabLibrary library, Manual manual, Optional<URI> base, Optional<Path> templates, boolean strict, Seed seed) {}
