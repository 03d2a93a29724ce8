package dev.overlaylab.labs.classicswarm.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.http.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a client wants to see of a list: of each name one of the values must fit. */
record Filters(Map<String, List<String>> values) {
    /**
     * Reads the parameter {@code filters}, in its form of today and in that from before Docker 1.10.
     *
     * @throws Refusal if it is neither
     */
    static Filters of(Query query) throws Refusal {
        var text = query.first("filters").orElse("");
        if (text.isEmpty()) {
            return new Filters(Map.of());
        }
        try {
            var found = new LinkedHashMap<String, List<String>>();
            for (var each : Json.parseObject(text.getBytes(UTF_8)).properties()) {
                found.put(each.getKey(), values(each.getValue()));
            }
            return new Filters(found);
        } catch (IOException malformed) {
            throw new Refusal(400, "invalid filter");
        }
    }

    private static List<String> values(JsonNode node) {
        if (node.isArray()) {
            return Json.texts(node);
        }
        var names = new ArrayList<String>();
        node.properties().forEach(each -> {
            if (each.getValue().asBoolean()) {
                names.add(each.getKey());
            }
        });
        return names;
    }

    boolean has(String name) {
        return !of(name).isEmpty();
    }

    List<String> of(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** One of the values is this, or there are none. */
    boolean exactly(String name, String value) {
        return !has(name) || of(name).contains(value);
    }

    /** One of the values is found in this, as a word or as a regular expression, or there are none. */
    boolean found(String name, String value) {
        return !has(name) || of(name).stream().anyMatch(it -> it.equals(value) || search(it, value));
    }

    private static boolean search(String expression, String text) {
        try {
            return Pattern.compile(expression).matcher(text).find();
        } catch (PatternSyntaxException noExpression) {
            return text.contains(expression);
        }
    }

    /** Every label that is wanted is there, with its value where one is wanted. */
    boolean labels(Map<String, String> labels) {
        return of("label").stream().allMatch(it -> {
            var parts = it.split("=", 2);
            return parts.length == 1 ? labels.containsKey(parts[0]) : parts[1].equals(labels.get(parts[0]));
        });
    }
}
