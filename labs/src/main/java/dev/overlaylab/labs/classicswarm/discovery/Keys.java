package dev.overlaylab.labs.classicswarm.discovery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Keys of a store: parts between slashes. */
final class Keys {
    private Keys() {}

    /** The parts as one key, without empty ones and without a slash in front. */
    static String joined(String... parts) {
        return Arrays.stream(String.join("/", parts).split("/"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining("/"));
    }

    /** As part of a URL. */
    static String encoded(String key) {
        return Arrays.stream(key.split("/", -1)).map(Keys::value).collect(Collectors.joining("/"));
    }

    /** As the value in a form or a query. */
    static String value(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
