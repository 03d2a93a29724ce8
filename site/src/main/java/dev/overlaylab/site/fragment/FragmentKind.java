package dev.overlaylab.site.fragment;

import dev.overlaylab.i18n.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What builds the site that fragments are for; it decides where files are and how they begin. */
public enum FragmentKind {
    MKDOCS,
    DOCUSAURUS,
    HUGO,
    HTML;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FragmentKind> named(String id) {
        return Arrays.stream(values()).filter(it -> it.id().equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(FragmentKind::id).toList();
    }

    /** Where the text of a lab is, or of its step. */
    String path(Language language, String lab, Optional<String> step) {
        var tag = language == Language.ZH && this == DOCUSAURUS ? "zh-Hans" : language.tag();
        var folder = switch (this) {
            case MKDOCS, HTML -> tag + "/";
            case HUGO -> "content/" + tag + "/";
            case DOCUSAURUS ->
                language == Language.EN ? "docs/" : "i18n/" + tag + "/docusaurus-plugin-content-docs/current/";
        };
        var index = this == HUGO ? "_index" : "index";
        return folder + lab + "/" + step.orElse(index) + (this == HTML ? ".html" : ".md");
    }

    /** What the file says of itself before its text. */
    List<String> frontMatter(int position) {
        return switch (this) {
            case MKDOCS, HTML -> List.of();
            case HUGO -> List.of("weight: " + position);
            // Plain Markdown: in MDX, braces of a command would be taken for code.
            case DOCUSAURUS -> List.of("sidebar_position: " + position, "mdx:", "  format: md");
        };
    }

    /** The text with what this program would take for its own made harmless. */
    String harmless(String markdown) {
        return this == HUGO ? markdown.replaceAll("\\{\\{([<%])(.*?)([>%])}}", "{{$1/*$2*/$3}}") : markdown;
    }
}
