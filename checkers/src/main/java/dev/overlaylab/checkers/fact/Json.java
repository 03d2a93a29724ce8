package dev.overlaylab.checkers.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The JSON that a tool printed. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** The array that a command printed which succeeded. */
    static JsonNode array(Said said) throws UnclearException {
        if (said.succeeded()) {
            try {
                var array = MAPPER.readTree(said.output());
                if (array.isArray()) {
                    return array;
                }
            } catch (JsonProcessingException notJson) {
                throw new UnclearException(said);
            }
        }
        throw new UnclearException(said);
    }
}
