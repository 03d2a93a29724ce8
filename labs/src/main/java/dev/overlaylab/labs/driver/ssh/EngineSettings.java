package dev.overlaylab.labs.driver.ssh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.util.LinkedHashSet;

/** An engine's {@code daemon.json}: what its owner wrote there, with what a lab asks for on top. */
final class EngineSettings {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EngineSettings() {}

    /**
     * Both together: lists are joined, everything else is as asked for.
     *
     * @param own the present file; empty when there is none
     * @param folder where the lab's certificates will be, instead of {@code /etc/docker}
     */
    static String merged(String host, String own, String asked, String folder) {
        try {
            var merged = object(host, own);
            var wanted = (ObjectNode) JSON.readTree(asked);
            wanted.properties().forEach(entry -> {
                var value = entry.getValue();
                if (value.isArray() && merged.path(entry.getKey()).isArray()) {
                    merged.set(entry.getKey(), joined((ArrayNode) merged.get(entry.getKey()), value));
                } else if (value.isTextual() && value.asText().matches("/etc/docker/[a-z-]+\\.pem")) {
                    merged.put(entry.getKey(), value.asText().replace("/etc/docker/", folder + "/"));
                } else {
                    merged.set(entry.getKey(), value);
                }
            });
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(merged) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings of our own making", e);
        }
    }

    private static ObjectNode object(String host, String own) {
        try {
            var read = own.isBlank() ? JSON.createObjectNode() : JSON.readTree(own);
            if (read instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new Problem(
                    Text.of("problem.ssh.daemon-json", "host", host, "detail", String.valueOf(e.getOriginalMessage())),
                    e);
        }
        throw Problem.of("problem.ssh.daemon-json", "host", host, "detail", own.strip());
    }

    private static ArrayNode joined(ArrayNode own, JsonNode asked) {
        var all = new LinkedHashSet<JsonNode>();
        own.forEach(all::add);
        asked.forEach(all::add);
        var joined = JSON.createArrayNode();
        all.forEach(joined::add);
        return joined;
    }
}
