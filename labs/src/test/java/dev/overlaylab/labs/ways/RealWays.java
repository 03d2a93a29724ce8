package dev.overlaylab.labs.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.overlaylab.checkers.catalogue.CheckCatalogue;
import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.probe.Observer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Right and wrong ways, gone on real machines as {@code ways/TOPIC.json} says: see README.md there. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealWays {
    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final String driver;
    private final String topic;
    private final JsonNode document;
    private RealHosts hosts;
    private Observer observer;

    RealWays(String driver, String topic) {
        this.driver = driver;
        this.topic = topic;
        try (var stream = RealWays.class.getResourceAsStream("/ways/" + topic + ".json")) {
            document = MAPPER.readTree(Objects.requireNonNull(stream, topic));
        } catch (IOException e) {
            throw new IllegalStateException(topic, e);
        }
    }

    @BeforeAll
    void makeMachines(@TempDir Path folder) {
        var names = each(document.get("machines")).map(JsonNode::asText).toList();
        hosts = new RealHosts(driver, folder, names, document.get("daemon").toString());
        observer = new Observer(hosts);
        go(document.path("setup"));
    }

    @AfterAll
    void removeMachines() {
        if (observer != null) {
            observer.close();
        }
        if (hosts != null) {
            hosts.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> ways() {
        return each(document.get("checks")).flatMap(this::ofCheck);
    }

    private Stream<DynamicTest> ofCheck(JsonNode table) {
        var type = table.get("type").asText();
        var tests = new ArrayList<DynamicTest>();
        tests.add(DynamicTest.dynamicTest(topic + ": " + type + ": as it should be", () -> {
            go(table.path("do"));
            requirePass(check(table, table));
        }));
        each(table.path("right"))
                .forEach(way -> tests.add(DynamicTest.dynamicTest(
                        topic + ": " + type + ": right: " + way.path("way").asText(),
                        () -> goAndBack(way, () -> {
                            requirePass(check(table, way));
                        }))));
        each(table.path("wrong"))
                .forEach(way -> tests.add(DynamicTest.dynamicTest(
                        topic + ": " + type + ": wrong: " + way.path("way").asText(),
                        () -> goAndBack(way, () -> {
                            requireReasons(
                                    check(table, way),
                                    each(way.get("reasons"))
                                            .map(JsonNode::asText)
                                            .toList());
                        }))));
        return tests.stream();
    }

    /** Undoes it whatever came of it; that it could not be undone does not hide why it went wrong. */
    private void goAndBack(JsonNode way, Runnable judge) {
        try {
            go(way.path("do"));
            judge.run();
        } catch (RuntimeException | AssertionError wrong) {
            try {
                go(way.path("undo"));
            } catch (RuntimeException alsoWrong) {
                wrong.addSuppressed(alsoWrong);
            }
            throw wrong;
        }
        go(way.path("undo"));
    }

    private Check check(JsonNode table, JsonNode way) {
        var type = table.get("type").asText();
        Map<String, Object> values =
                new LinkedHashMap<>(MAPPER.convertValue(table.path("parameters"), new TypeReference<>() {}));
        way.path("parameters")
                .properties()
                .forEach(it -> values.put(it.getKey(), MAPPER.convertValue(it.getValue(), Object.class)));
        return CheckCatalogue.make(type, type, values);
    }

    private void requirePass(Check check) {
        var verdict = new Runner(observer::observe)
                .until(List.of(check), SETTLING)
                .get(0)
                .verdict();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.PASS);
    }

    private void requireReasons(Check check, List<String> expected) {
        var end = Instant.now().plus(SETTLING);
        var runner = new Runner(observer::observe);
        List<Finding> findings;
        List<String> reasons;
        do {
            findings = runner.run(List.of(check)).get(0).verdict().findings();
            reasons = findings.stream().map(Finding::reason).distinct().toList();
        } while (!reasons.equals(expected) && Instant.now().isBefore(end));
        assertThat(reasons).as("%s", findings).isEqualTo(expected);
    }

    /** Runs the lines, each where it belongs; {@code with} first gets the text that its {@code {{it}}} stands for. */
    private void go(JsonNode lines) {
        each(lines).forEach(line -> {
            var run = line.get("run").asText();
            if (line.has("with")) {
                var with = line.get("with");
                run = run.replace(
                        "{{it}}",
                        hosts.run(with.get("on").asText(), with.get("run").asText()));
            }
            hosts.run(line.get("on").asText(), run);
        });
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
