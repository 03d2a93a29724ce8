package dev.overlaylab.labs.classicswarm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a request, unescaped, in their order. */
public record Query(List<Parameter> parameters) {
    private static final Set<String> NO = Set.of("", "0", "no", "false", "none");

    /** One name and what it is set to. */
    public record Parameter(String name, String value) {}

    public Query {
        parameters = List.copyOf(parameters);
    }

    static Query parse(String text) {
        var found = new ArrayList<Parameter>();
        for (var part : text.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                found.add(
                        equals < 0
                                ? new Parameter(unescape(part), "")
                                : new Parameter(
                                        unescape(part.substring(0, equals)), unescape(part.substring(equals + 1))));
            }
        }
        return new Query(found);
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of a name. */
    public List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** Whether a switch is on, with the words that Docker takes for off. */
    public boolean on(String name) {
        return first(name)
                .map(it -> !NO.contains(it.trim().toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    /** The same with this parameter set to one value. */
    public Query with(String name, String value) {
        var more = new ArrayList<>(parameters.stream()
                .filter(parameter -> !parameter.name().equals(name))
                .toList());
        more.add(new Parameter(name, value));
        return new Query(more);
    }

    /** As it goes behind a path: empty, or from the question mark on. */
    public String text() {
        return parameters.isEmpty()
                ? ""
                : parameters.stream()
                        .map(it -> escape(it.name()) + "=" + escape(it.value()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** A word as it may stand in a path or a query. */
    public static String escape(String word) {
        return URLEncoder.encode(word, UTF_8).replace("+", "%20");
    }

    private static String unescape(String word) {
        try {
            return URLDecoder.decode(word, UTF_8);
        } catch (IllegalArgumentException broken) {
            return word;
        }
    }
}
