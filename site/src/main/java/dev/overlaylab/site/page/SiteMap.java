package dev.overlaylab.site.page;

import dev.overlaylab.i18n.Language;
import java.net.URI;
import java.util.List;

/** The list of all pages for search engines, each with its versions in the other languages. */
final class SiteMap {
    private SiteMap() {}

    static String xml(URI base, List<String> paths) {
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                """);
        for (var path : paths.stream().distinct().sorted().toList()) {
            for (var language : Language.values()) {
                xml.append("  <url><loc>").append(address(base, language, path)).append("</loc>");
                for (var other : Language.values()) {
                    xml.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                            .append(Tongue.of(other).tag())
                            .append("\" href=\"")
                            .append(address(base, other, path))
                            .append("\"/>");
                }
                xml.append("</url>\n");
            }
        }
        return xml.append("</urlset>\n").toString();
    }

    private static String address(URI base, Language language, String path) {
        return base.toASCIIString().replace("&", "&amp;") + "/" + language.tag() + "/" + path;
    }
}
