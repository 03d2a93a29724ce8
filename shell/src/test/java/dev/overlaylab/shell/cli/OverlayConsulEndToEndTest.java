package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.shell.render.ReportSchemaTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The lab on real machines, played by itself: red before and green after every step. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class OverlayConsulEndToEndTest {
    private static final String LAB = "overlay-consul";
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Flavour flavour;
    private final String driver;

    private Path home = Path.of("");

    OverlayConsulEndToEndTest(Flavour flavour, String driver) {
        this.flavour = flavour;
        this.driver = driver;
    }

    @BeforeAll
    void chooseHome(@TempDir Path temporary) {
        home = temporary.resolve("ホーム 1");
    }

    private Map<String, String> environment() {
        return Map.of("OVERLAYLAB_HOME", home.toString(), "OVERLAYLAB_IMAGE", FinishedImage.of(flavour));
    }

    final int run(String... args) {
        out.reset();
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                false);
        return new Program(environment(), "/", streams).run(args);
    }

    final Path home() {
        return home;
    }

    final JsonNode json() throws Exception {
        return new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private static List<String> outcomes(JsonNode checks) {
        return StreamSupport.stream(checks.spliterator(), false)
                .map(it -> it.get("outcome").asText())
                .toList();
    }

    @AfterAll
    void removeMachines() {
        assertThat(run("machines", "rm", "--all")).isZero();
        assertThat(run("machines", "--lang", "en")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("There are no machines");
    }

    @Test
    @Order(1)
    void should_be_red_before_and_green_after_each_step() throws Exception {
        // when
        int exit = run("start", LAB, "--auto", "--keep", "--driver", driver, "--json", "-");

        // then
        var report = json();
        assertThat(ReportSchemaTest.errors(report.toString())).isEmpty();
        assertThat(report.get("steps")).hasSize(6).allSatisfy(step -> {
            assertThat(outcomes(step.get("before")))
                    .as("before " + step.get("id"))
                    .isNotEmpty()
                    .doesNotContain("PASS");
            assertThat(outcomes(step.get("checks")))
                    .as("after " + step.get("id"))
                    .containsOnly("PASS");
            assertThat(outcomes(step.get("atEnd")))
                    .as("in the end " + step.get("id"))
                    .containsOnly("PASS");
            assertThat(step.get("commands"))
                    .allSatisfy(command -> assertThat(command.get("exit"))
                            .as("%s printed %s", command.get("line"), command.get("output"))
                            .isEqualTo(command.get("expectedExit")));
        });
        assertThat(exit).isZero();
    }

    @Test
    @Order(2)
    void should_judge_the_running_machines_from_another_process() throws Exception {
        assertThat(run("check", LAB, "--json")).isZero();
        assertThat(ReportSchemaTest.errors(json().toString())).isEmpty();
        assertThat(json().get("summary").get("failed").asInt()).isZero();
        assertThat(run("machines", "--json")).isZero();
        assertThat(json())
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.get("state").asText()).isEqualTo("RUNNING"));
    }

    @Test
    @Order(3)
    void should_begin_from_nothing_only_when_nothing_would_be_lost() {
        assertThat(run("start", LAB, "--auto", "--driver", driver)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
