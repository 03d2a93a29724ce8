package dev.overlaylab.site.manual;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads a JSON Schema into the objects it describes, each with its fields. */
public final class SchemaReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HERE = "#/$defs/";
    private final JsonNode schema;
    private final List<SchemaPart> parts = new ArrayList<>();
    private final Set<String> met = new LinkedHashSet<>();

    private SchemaReader(JsonNode schema) {
        this.schema = schema;
    }

    /** Its parts, the whole first. */
    public static List<SchemaPart> read(Manual.Schema source) {
        try {
            var reader = new SchemaReader(JSON.readTree(source.json()));
            reader.part("", reader.schema);
            reader.schema.path("$defs").fieldNames().forEachRemaining(reader.met::add);
            for (var name : List.copyOf(reader.met)) {
                reader.part(name, reader.schema.path("$defs").path(name));
            }
            return List.copyOf(reader.parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(source.name() + " is our own and not JSON", e);
        }
    }

    private void part(String name, JsonNode node) {
        var fields = new ArrayList<SchemaField>();
        fields("", node, fields);
        if (!fields.isEmpty()) {
            parts.add(new SchemaPart(name, node.path("description").asText(""), List.copyOf(fields)));
        }
    }

    private void fields(String above, JsonNode node, List<SchemaField> fields) {
        var required = StreamSupport.stream(node.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        node.path("properties").properties().forEach(it -> {
            var path = above + it.getKey();
            var value = it.getValue();
            fields.add(new SchemaField(path, type(value), meaning(value), required.contains(it.getKey())));
            fields(path + ".", value, fields);
            fields(path + "[].", value.path("items"), fields);
        });
    }

    private String meaning(JsonNode node) {
        var own = node.path("description").asText("");
        return own.isEmpty() ? resolved(node).path("description").asText("") : own;
    }

    private String type(JsonNode node) {
        if (node.has("$ref")) {
            var target = resolved(node);
            return target.has("properties") ? node.path("$ref").asText().replace(HERE, "") : type(target);
        }
        if (node.has("const")) {
            return node.path("const").toString();
        }
        if (node.has("enum")) {
            return listed(node.path("enum"));
        }
        var type = node.path("type");
        var name = type.isArray() ? listed(type).replace("\"", "") : type.asText("");
        return name.equals("array") && node.has("items") ? "[" + type(node.path("items")) + "]" : name;
    }

    private static String listed(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::toString)
                .collect(Collectors.joining(" | "));
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText("");
        return reference.startsWith(HERE) ? schema.path("$defs").path(reference.substring(HERE.length())) : node;
    }
}
