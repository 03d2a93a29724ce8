package dev.overlaylab.labs.cluster.dockermachine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The part of Go's templates that docker-machine's documents use: {@code {{.A.B}}}, {@code {{json .A}}}. */
final class GoTemplate {
    private static final Pattern ACTION = Pattern.compile("\\{\\{\\s*(json\\s+|prettyjson\\s+)?(\\.[\\w.]*)\\s*}}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String template;

    GoTemplate(String template) {
        if (ACTION.matcher(template).replaceAll("").contains("{{")) {
            throw new Refusal("Template parsing error: only {{.Field}}, {{json .Field}} and {{prettyjson .Field}} "
                    + "are known: " + template);
        }
        this.template = template.replace("\\t", "\t").replace("\\n", "\n");
    }

    String fill(Object data) {
        return ACTION.matcher(template).replaceAll(match -> {
            var value = at(data, match.group(2));
            var function = match.group(1) == null ? "" : match.group(1).strip();
            return java.util.regex.Matcher.quoteReplacement(
                    function.equals("json") ? json(value) : function.isEmpty() ? plain(value) : pretty(value));
        });
    }

    private static Object at(Object data, String path) {
        var value = data;
        for (var part : path.substring(1).split("\\.", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            if (!(value instanceof Map<?, ?> map) || !map.containsKey(part)) {
                throw new Refusal("template: can't evaluate field " + part + " in " + path);
            }
            value = java.util.Objects.requireNonNull(map.get(part));
        }
        return value;
    }

    /** As Go prints values. */
    private static String plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(it -> it.getKey() + ":" + plain(it.getValue()))
                    .collect(Collectors.joining(" ", "map[", "]"));
        }
        if (value instanceof Iterable<?> items) {
            var text = new StringBuilder("[");
            items.forEach(it -> text.append(text.length() > 1 ? " " : "").append(plain(it)));
            return text.append(']').toString();
        }
        return value.toString();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON with four blanks, as {@code docker-machine inspect} indents it. */
    static String pretty(Object value) {
        var indenter = new DefaultIndenter("    ", "\n");
        var printer = new DefaultPrettyPrinter()
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
