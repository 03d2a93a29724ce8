package dev.overlaylab.checkers.fact;

import java.util.regex.Pattern;

/** A cluster store's URL, such as {@code consul://192.168.99.100:8500}; a slash at its end means nothing. */
public record StoreUrl(String scheme, String authority, String path) {
    private static final Pattern FORM = Pattern.compile("([a-z]+)://([^/,]+)(?:,[^/]*)?((?:/.*)?)");

    /** The parts; all in the authority when it has no such form. */
    public static StoreUrl of(String url) {
        var parts = FORM.matcher(url);
        if (!parts.matches()) {
            return new StoreUrl("", url, "");
        }
        return new StoreUrl(parts.group(1), parts.group(2), parts.group(3).replaceAll("/+$", ""));
    }

    /** Without the port. */
    public String host() {
        return authority.replaceAll(":\\d+$", "");
    }

    /** Where Consul lists the engines that have joined: an engine keeps its own entry alive under its address. */
    public String members() {
        return "http://" + authority + "/v1/kv" + path + "/docker/nodes?keys";
    }
}
