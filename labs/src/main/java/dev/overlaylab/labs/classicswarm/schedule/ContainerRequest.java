package dev.overlaylab.labs.classicswarm.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The body of a client's request for a container: what it wishes, and what is passed on to the engine.
 *
 * @param body to be sent to the engine: expressions have moved from the environment into labels
 */
public record ContainerRequest(ContainerWish wish, ObjectNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> LABELS_BY_PREFIX = Map.of(
            "affinity", SwarmLabels.AFFINITIES,
            "constraint", SwarmLabels.CONSTRAINTS,
            "whitelist", SwarmLabels.WHITELISTS,
            "reschedule", SwarmLabels.RESCHEDULE_POLICIES);

    /** Reads a request; it stays as it is. */
    public static ContainerRequest of(ObjectNode request) {
        var body = request.deepCopy();
        var expressions = expressions(body);
        var host = body.path("HostConfig");
        var wish = new ContainerWish(
                body.path("Image").asText(""),
                expressions.getOrDefault(SwarmLabels.AFFINITIES, List.of()),
                expressions.getOrDefault(SwarmLabels.CONSTRAINTS, List.of()),
                expressions.getOrDefault(SwarmLabels.WHITELISTS, List.of()),
                bindings(host.path("PortBindings")),
                names(body.path("ExposedPorts")),
                host.path("NetworkMode").asText(""),
                texts(host.path("VolumesFrom")),
                texts(host.path("Links")),
                number(host, body, "Memory"),
                number(host, body, "CpuShares"));
        return new ContainerRequest(wish, body);
    }

    /** All ports of the host in an engine's map from a container's ports to lists of the host's. */
    public static List<Binding> bindings(JsonNode byPort) {
        var all = new ArrayList<Binding>();
        byPort.forEach(of -> of.forEach(it -> all.add(
                new Binding(it.path("HostIp").asText(""), it.path("HostPort").asText("")))));
        return all;
    }

    /** By label; what labels say comes first. */
    private static Map<String, List<String>> expressions(ObjectNode body) {
        var all = new LinkedHashMap<String, List<String>>();
        var labels = body.path("Labels").isObject() ? (ObjectNode) body.get("Labels") : JSON.createObjectNode();
        LABELS_BY_PREFIX.values().forEach(it -> all.put(it, list(labels.path(it).asText(""))));
        var kept = JSON.createArrayNode();
        for (var variable : body.path("Env")) {
            var parts = variable.asText("").split(":", 2);
            var label = parts.length == 2 ? LABELS_BY_PREFIX.get(parts[0]) : null;
            if (label == null) {
                kept.add(variable);
            } else {
                all.computeIfAbsent(label, it -> new ArrayList<>()).add(parts[1]);
            }
        }
        if (body.path("Env").isArray()) {
            body.set("Env", kept);
        }
        all.forEach((label, texts) -> {
            if (!texts.isEmpty()) {
                labels.put(label, JSON.valueToTree(texts).toString());
            }
        });
        if (!labels.isEmpty()) {
            body.set("Labels", labels);
        }
        return all;
    }

    /** A label that is no list counts as an empty one. */
    private static List<String> list(String label) {
        try {
            return label.isEmpty() ? new ArrayList<>() : new ArrayList<>(texts(JSON.readTree(label)));
        } catch (JsonProcessingException malformed) {
            return new ArrayList<>();
        }
    }

    private static List<String> texts(JsonNode array) {
        var all = new ArrayList<String>();
        if (array.isArray()) {
            array.forEach(it -> all.add(it.asText("")));
        }
        return all;
    }

    private static Set<String> names(JsonNode object) {
        var all = new LinkedHashSet<String>();
        object.fieldNames().forEachRemaining(all::add);
        return all;
    }

    /** Old clients say it beside the host's configuration. */
    private static long number(JsonNode host, JsonNode body, String field) {
        long old = body.path(field).asLong(0);
        return old != 0 ? old : host.path(field).asLong(0);
    }
}
