package dev.overlaylab.labs.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;

/** Reads the JSON that other tools print. */
final class JsonList {
    private static final int DEEPEST = 50;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private JsonList() {}

    static JsonNode read(String file, String text) {
        try {
            var read = JSON.readTree(text);
            if (read != null && read.isObject()) {
                return read;
            }
            throw Problem.of("problem.inventory.not-recognised", "file", file);
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new Problem(
                    Text.of(
                            "problem.inventory.format",
                            "file",
                            file,
                            "line",
                            line,
                            "detail",
                            String.valueOf(e.getOriginalMessage())),
                    e);
        }
    }
}
