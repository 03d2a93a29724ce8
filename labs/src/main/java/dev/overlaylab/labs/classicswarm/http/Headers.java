package dev.overlaylab.labs.classicswarm.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Header fields in the order they came; names are compared without case. */
public record Headers(List<Field> fields) {
    /** Nothing at all. */
    public static final Headers NONE = new Headers(List.of());

    /** About one connection only, so never handed on. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** One line of a head. */
    public record Field(String name, String value) {}

    public Headers {
        fields = List.copyOf(fields);
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of a name. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** Whether a list of words such as Connection's has this one. */
    public boolean lists(String name, String word) {
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(item -> item.trim().equalsIgnoreCase(word));
    }

    /** The same with one field more. */
    public Headers with(String name, String value) {
        var more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Headers(more);
    }

    /** The same with none of these names. */
    public Headers without(String... names) {
        var gone = List.of(names);
        return new Headers(fields.stream()
                .filter(field -> gone.stream().noneMatch(field.name()::equalsIgnoreCase))
                .toList());
    }

    /** What may be handed on to another connection. */
    public Headers endToEnd() {
        var named = fields.stream()
                .filter(field -> field.name().equalsIgnoreCase("connection"))
                .flatMap(field -> Arrays.stream(field.value().split(",")))
                .map(it -> it.trim().toLowerCase(Locale.ROOT))
                .toList();
        return new Headers(fields.stream()
                .filter(field -> {
                    var name = field.name().toLowerCase(Locale.ROOT);
                    return !HOP_BY_HOP.contains(name) && !named.contains(name);
                })
                .toList());
    }

    void write(StringBuilder head) {
        for (var field : fields) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        head.append("\r\n");
    }
}
