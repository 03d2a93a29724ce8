package dev.overlaylab.checkers.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.world.DataWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Right and wrong ways to do things, from the documents in the resources' folder {@code ways}: see README.md there. */
final class Ways {
    /** One document for each topic. */
    static final List<String> TOPICS = List.of("swarm", "stores", "hosts", "compose", "encrypted");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Map<String, JsonNode> DOCUMENTS =
            TOPICS.stream().collect(Collectors.toMap(Function.identity(), Ways::document));

    private Ways() {}

    /** One way, and what must come of it: no reasons when it is a right one. */
    record Way(String name, Check check, List<Reason> reasons, JsonNode machines) {
        @Override
        public String toString() {
            return check.id() + ": " + name;
        }

        DataWorld world() {
            return new DataWorld(machines);
        }
    }

    static List<Way> all() {
        return TOPICS.stream().flatMap(it -> in(it).stream()).toList();
    }

    private static List<Way> in(String topic) {
        var document = Objects.requireNonNull(DOCUMENTS.get(topic));
        var ways = new ArrayList<Way>();
        for (var table : document.get("checks")) {
            var machines = DataWorld.merged(document.get("machines"), table.path("machines"));
            ways.add(way(table, "as it should be", machines, MAPPER.createObjectNode(), List.of()));
            for (var right : table.path("right")) {
                ways.add(way(table, right.path("way").asText(), machines, right, List.of()));
            }
            for (var wrong : table.path("wrong")) {
                ways.add(way(table, wrong.path("way").asText(), machines, wrong, reasons(wrong)));
            }
        }
        return ways;
    }

    private static JsonNode document(String topic) {
        try (var stream = Ways.class.getResourceAsStream("/ways/" + topic + ".json")) {
            return MAPPER.readTree(Objects.requireNonNull(stream, topic));
        } catch (IOException e) {
            throw new UncheckedIOException(topic, e);
        }
    }

    private static List<Reason> reasons(JsonNode wrong) {
        var codes = StreamSupport.stream(wrong.path("reasons").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        var reasons = codes.stream()
                .map(code -> Arrays.stream(Reason.values())
                        .filter(it -> it.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no reason " + code)))
                .toList();
        if (reasons.isEmpty()) {
            throw new IllegalStateException("a wrong way without reasons: " + wrong);
        }
        return reasons;
    }

    private static Way way(JsonNode table, String name, JsonNode machines, JsonNode way, List<Reason> reasons) {
        var type = table.path("type").asText();
        var parameters = DataWorld.merged(table.path("parameters"), way.path("parameters"));
        Map<String, Object> values = MAPPER.convertValue(parameters, new TypeReference<>() {});
        var check = CheckCatalogue.make(type, type, values);
        return new Way(name, check, reasons, DataWorld.merged(machines, way.path("machines")));
    }
}
