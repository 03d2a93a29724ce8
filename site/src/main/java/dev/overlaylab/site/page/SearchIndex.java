package dev.overlaylab.site.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the search knows of one language: each page's words, as a script that also loads from a disk.
 *
 * <p>The text is kept whole, not cut into words: so any part of a Japanese or Chinese compound is found, and no two programs
 * have to agree where a word ends.
 */
final class SearchIndex {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern MAIN = Pattern.compile("(?s)<main[^>]*>(.*)</main>");
    private static final Pattern UNREAD = Pattern.compile("(?s)<(script|svg|nav|button)\\b.*?</\\1>");
    private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
    private static final int LONGEST = 20_000;
    private final List<Map<String, String>> pages = new ArrayList<>();

    /** What there is to know of a page. */
    static Map<String, String> words(Page page, String html) {
        var main = MAIN.matcher(html);
        var text = main.find() ? plain(main.group(1)) : "";
        return Map.of(
                "path",
                page.path(),
                "title",
                page.title(),
                "text",
                text.substring(0, Math.min(LONGEST, text.length())));
    }

    void add(Map<String, String> words) {
        pages.add(words);
    }

    String script() {
        try {
            return "window.overlaylabIndex = " + JSON.writeValueAsString(pages).replace("<", "\\u003c") + ";\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain data", e);
        }
    }

    private static String plain(String html) {
        var text = TAG.matcher(UNREAD.matcher(html).replaceAll(" ")).replaceAll(" ");
        var unescaped = text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
        return Normalizer.normalize(unescaped, Normalizer.Form.NFKC)
                .replaceAll("\\s+", " ")
                .strip();
    }
}
