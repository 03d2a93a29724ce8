package dev.overlaylab.site.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.i18n.Problem;
import java.util.ArrayList;

/** A recording of somebody who plays a lab in a terminal: an asciicast of format 2, of which only what was printed is taken. */
final class Session {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int WIDEST = 400;

    private Session() {}

    /** The recording as a script that hands it to the player; a script, because a page on a disk may read nothing else. */
    static String script(String file, byte[] cast) {
        var lines = new String(cast, UTF_8).lines().filter(it -> !it.isBlank()).toList();
        try {
            var header = JSON.readTree(lines.isEmpty() ? "" : lines.get(0));
            if (header.path("version").asInt() != 2) {
                throw wrong(file, 1);
            }
            var moments = new ArrayList<Object>();
            moments.add(JSON.createObjectNode()
                    .put("width", Math.min(WIDEST, header.path("width").asInt())));
            for (int i = 1; i < lines.size(); i++) {
                var event = event(file, i + 1, lines.get(i));
                if (event.get(1).asText().equals("o")) {
                    moments.add(event);
                }
            }
            return "overlaylabCast(" + JSON.writeValueAsString(moments).replace("<", "\\u003c") + ");\n";
        } catch (JsonProcessingException e) {
            throw wrong(file, 1);
        }
    }

    private static JsonNode event(String file, int line, String text) {
        try {
            var event = JSON.readTree(text);
            if (event.size() == 3
                    && event.path(0).isNumber()
                    && event.path(1).isTextual()
                    && event.path(2).isTextual()) {
                return event;
            }
        } catch (JsonProcessingException e) {
            throw wrong(file, line);
        }
        throw wrong(file, line);
    }

    private static Problem wrong(String file, int line) {
        return Problem.of("problem.site.cast", "file", file, "line", line);
    }
}
