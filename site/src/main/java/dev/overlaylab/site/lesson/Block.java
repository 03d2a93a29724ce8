package dev.overlaylab.site.lesson;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a step's text: either prose or a command.
 *
 * @param html safe: made by us from Markdown
 */
public record Block(@Nullable String html, @Nullable Run run) {
    static Block prose(String html) {
        return new Block(html, null);
    }

    static Block command(Run run) {
        return new Block(null, run);
    }
}
