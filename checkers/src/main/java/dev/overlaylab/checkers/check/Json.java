package dev.overlaylab.checkers.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The JSON that a tool printed. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** The array a command that succeeded printed; settles the judgement when it is anything else. */
    static JsonNode of(Trial trial) {
        if (trial.sound().exitCode() != 0) {
            throw trial.unclear();
        }
        try {
            var array = MAPPER.readTree(trial.output());
            if (array.isArray()) {
                return array;
            }
        } catch (JsonProcessingException notJson) {
            throw trial.unclear();
        }
        throw trial.unclear();
    }
}
