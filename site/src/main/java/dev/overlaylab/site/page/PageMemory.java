package dev.overlaylab.site.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Pages as they were made last: one that would show the same is not made again. */
final class PageMemory {
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    /** A page that was made. */
    static final class Made {
        private final Page page;
        private final byte[] html;
        private final Map<String, String> words;

        Made(Page page, byte[] html, Map<String, String> words) {
            this.page = page;
            this.html = html;
            this.words = Map.copyOf(words);
        }

        byte[] html() {
            return html;
        }

        /** What the search knows of it. */
        Map<String, String> words() {
            return words;
        }
    }

    /** @param maker lays the page out, from nothing else than the page and its language */
    Made of(String address, Page page, Supplier<String> maker) {
        var before = made.get(address);
        if (before != null && before.page.equals(page)) {
            return before;
        }
        var html = maker.get();
        var now = new Made(page, html.getBytes(UTF_8), SearchIndex.words(page, html));
        made.put(address, now);
        return now;
    }
}
