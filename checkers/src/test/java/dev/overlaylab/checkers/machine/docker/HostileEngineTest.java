package dev.overlaylab.checkers.machine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.checkers.machine.EngineReading;
import dev.overlaylab.checkers.machine.EngineReading.Topic;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.world.Mutations;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes out of an engine's socket: a state, or a reason why there is none; never our own fault. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileEngineTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 200;
    private static final int TRIES_OF_HTTP = 40;
    private static final Map<String, String> RECORDINGS = Map.of(
            "/v1.41/info", "info-manager",
            "/v1.41/networks", "networks",
            "/v1.41/containers/json", "containers",
            "/v1.41/nodes", "nodes",
            "/v1.41/services", "services",
            "/v1.41/tasks", "tasks");
    private static final List<String> ODD =
            List.of("null", "\"\"", "\"日本語\"", "-1", "1e99", "true", "[]", "{}", "[null]", "{\"\":null}", "[[]]");

    @Test
    void should_understand_odd_answers_or_say_that_it_does_not() throws Exception {
        var refused = 0;
        for (var seed = 1L; seed <= TRIES; seed++) {
            var random = new Random(seed);
            var socket = healthy();
            var recordings = List.copyOf(new TreeMap<>(RECORDINGS).entrySet());
            var recording = recordings.get(random.nextInt(recordings.size()));
            var path = recording.getKey();
            socket.json(path, odd(recorded(recording.getValue()), random).toString());
            refused += refusals(socket, Duration.ofSeconds(10), "seed " + seed + ", " + path);
        }
        assertThat(refused).as("answers refused").isBetween(10, 4 * TRIES);
    }

    @Test
    void should_understand_spoilt_http_or_say_that_it_does_not() throws Exception {
        for (var seed = 1L; seed <= TRIES_OF_HTTP; seed++) {
            var whole = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "2\r\n[]\r\n0\r\n\r\n";
            var socket = healthy().raw("/v1.41/networks", new Mutations(seed).of(whole));
            refusals(socket, Duration.ofMillis(100), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", "1.", "-1.2", "1.41.7", "99999999999.1", "null"})
    void should_not_stumble_over_a_version_that_is_none(String version) throws Exception {
        refusals(healthy().version(version), Duration.ofSeconds(5), version);
    }

    /** How many of the topics were not answered. */
    private static int refusals(CannedEngine socket, Duration patience, String which) {
        var refused = 0;
        try (var engine = new DockerEngine(socket, patience)) {
            EngineReading reading = engine;
            try {
                reading = engine.read(EnumSet.allOf(Topic.class));
            } catch (MachineException e) {
                refused += understood(e, which);
            }
            for (var question : questions(reading)) {
                try {
                    assertThat(question.ask()).as(which).isNotNull();
                } catch (MachineException e) {
                    refused += understood(e, which);
                }
            }
        }
        return refused;
    }

    private static int understood(MachineException e, String which) {
        assertThat(e.why()).as(which).isIn(Cause.ENGINE_ERROR, Cause.ENGINE_DOWN, Cause.TIMED_OUT);
        assertThat(e.detail()).as(which).isNotEmpty().doesNotContain("Exception", "Cannot invoke", "java.");
        return 1;
    }

    private static List<Question> questions(EngineReading reading) {
        return List.of(reading::state, reading::networks, reading::containers, reading::swarm);
    }

    private static CannedEngine healthy() throws IOException {
        var socket = new CannedEngine().version("1.41").nothingElse();
        for (var recording : RECORDINGS.entrySet()) {
            socket.json(recording.getKey(), recorded(recording.getValue()).toString());
        }
        return socket;
    }

    /** The same with one value, somewhere in it, of another form. */
    private static JsonNode odd(JsonNode answer, Random random) throws IOException {
        var places = new ArrayList<Place>();
        collect(answer, places);
        var value = JSON.readTree(ODD.get(random.nextInt(ODD.size())));
        if (random.nextInt(10) == 0 || places.isEmpty()) {
            return value;
        }
        places.get(random.nextInt(places.size())).put(value);
        return answer;
    }

    private static void collect(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(it -> places.add(value -> object.set(it, value)));
        }
        if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                var at = i;
                places.add(value -> array.set(at, value));
            }
        }
        node.forEach(it -> collect(it, places));
    }

    private static JsonNode recorded(String name) throws IOException {
        try (var stream = HostileEngineTest.class.getResourceAsStream("/engine-20.10.5/" + name + ".json")) {
            return JSON.readTree(stream);
        }
    }

    @FunctionalInterface
    private interface Place {
        void put(JsonNode value);
    }

    @FunctionalInterface
    private interface Question {
        Object ask() throws MachineException;
    }
}
