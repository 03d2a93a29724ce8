package dev.overlaylab.labs.classicswarm.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as trees: what an engine says that we do not know of passes through untouched. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty list. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** A text's tree; a missing node when there is no text. */
    public static JsonNode parse(byte[] text) throws IOException {
        return MAPPER.readTree(text);
    }

    /** The object that a text is; {@code IOException} when it is something else. */
    public static ObjectNode parseObject(byte[] text) throws IOException {
        if (MAPPER.readTree(text) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException(text.length == 0 ? "EOF" : "json: cannot unmarshal into an object");
    }

    /** A tree's text. */
    public static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** Reads objects one after the other as they come. */
    static Iterator<JsonNode> following(InputStream stream) throws IOException {
        return MAPPER.readerFor(JsonNode.class).readValues(stream);
    }

    /** What is done with each of them. */
    @FunctionalInterface
    public interface Use {
        void of(JsonNode object) throws IOException;
    }

    /** Reads objects until the stream ends. */
    public static void each(InputStream stream, Use use) throws IOException {
        try {
            var objects = following(stream);
            while (objects.hasNext()) {
                use.of(objects.next());
            }
        } catch (RuntimeJsonMappingException | UncheckedIOException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    /** The texts of a list. */
    public static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The names and texts of an object. */
    public static Map<String, String> map(JsonNode object) {
        var texts = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}
