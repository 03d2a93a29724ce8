package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Back and forth through the lab on real machines, as a learner would; the lab's own checks tell where the machines are. */
@Tag("machines")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RewindEndToEndTest {
    private static final String LAB = "overlay-consul";
    private static final int STEPS = 6;

    private final Flavour flavour;
    private final String driver;
    private Path home = Path.of("");
    private String said = "";

    RewindEndToEndTest(Flavour flavour, String driver) {
        this.flavour = flavour;
        this.driver = driver;
    }

    @BeforeAll
    void chooseHome(@TempDir Path temporary) {
        home = temporary.resolve("ホーム 1");
    }

    @AfterAll
    void removeMachines() {
        assertThat(run("", "machines", "rm", "--all")).isZero();
        assertThat(home.resolve("labs").resolve(LAB).resolve("checkpoints")).doesNotExist();
    }

    @Test
    @Order(1)
    void should_bring_back_the_start_of_a_step_with_everything_before_it_green_and_the_step_red() throws Exception {
        // given
        converse(
                "solve",
                "next",
                "solve",
                "next",
                "export KEPT=then; cd /tmp",
                "solve",
                "next",
                "solve",
                "check",
                "on0() { docker $(docker-machine config mhs-demo0) \"$@\"; }",
                "on0 run -d --name beside --net my-net busybox tail -f /dev/null",
                "on0 network create -d overlay --subnet 10.0.77.0/24 other-net",
                "on0 run -d --name elsewhere --net other-net busybox tail -f /dev/null",
                "checkpoint mine");
        assertGreenUpTo(4);

        // when
        converse("export KEPT=now", "rewind 4");

        // then
        assertGreenUpTo(3);
        converse("echo \"$KEPT in $PWD\"");
        assertThat(said).contains("then in /tmp");
        assertThat(entries(Entry.Rewound.class)).extracting(Entry.Rewound::step).containsExactly("04-application");

        // when
        converse("rewind 2");

        // then
        assertGreenUpTo(1);
        converse("docker-machine ls -q | sort | xargs echo machines:");
        assertThat(said).contains("machines: mh-keystore\r\n");
    }

    @Test
    @Order(2)
    void should_go_forward_by_what_is_kept_and_then_by_playing() throws Exception {
        // when
        converse("forward 4");

        // then: kept from before, so nothing was typed
        assertThat(said).doesNotContain("$ docker network create --driver");
        assertGreenUpTo(3);

        // when
        converse("forward 6");

        // then
        assertThat(said).contains("$ docker run").doesNotContain("$ docker network create --driver");
        assertGreenUpTo(5);

        // when
        converse(
                "rewind mine",
                "check",
                "docker $(docker-machine config mhs-demo0) ps --format '{{.Names}}' | sort | xargs echo running:");

        // then: several containers of one overlay and of another
        assertThat(said).contains("running: beside elsewhere swarm-agent swarm-agent-master web");
        assertGreenUpTo(4);
    }

    @Test
    @Order(3)
    void should_rest_when_left_and_be_as_before_when_entered_again() throws Exception {
        // when
        assertThat(run("export REST=well\nquit\n", "start", LAB, "--driver", driver, "--lang", "en"))
                .isZero();
        assertThat(run("", "machines", "--json")).isZero();
        assertThat(said).doesNotContain("RUNNING");
        converse("echo rested $REST");

        // then
        assertThat(said).contains("rested well");
        assertGreenUpTo(4);
    }

    @Test
    @Order(4)
    void should_say_what_is_saved_and_delete_it() throws Exception {
        // when
        converse("checkpoint", "checkpoint --delete mine", "rewind mine", "checkpoint 3");

        // then
        assertThat(said)
                .contains("02-cluster", "mine", "Together")
                .contains("Checkpoint mine deleted")
                .contains("neither a step nor a checkpoint", "is the name of a step");
        assertThat(home.resolve("labs").resolve(LAB).resolve("checkpoints/mine"))
                .doesNotExist();
    }

    /** Types lines in a session of their own; machines go on running. */
    private void converse(String... lines) {
        run(String.join("\n", lines) + "\nquit\n", "start", LAB, "--driver", driver, "--keep", "--lang", "en");
    }

    private int run(String input, String... args) {
        var out = new ByteArrayOutputStream();
        var streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                false);
        int exit = new Program(environment(), "/", streams).run(args);
        said = out.toString(StandardCharsets.UTF_8);
        System.err.println(said);
        return exit;
    }

    /** All checks of the steps up to there pass, and none of the next step's does. */
    private void assertGreenUpTo(int step) throws Exception {
        run("", "check", LAB, "--json");
        var outcomes = new ArrayList<List<String>>();
        for (var each : new ObjectMapper().readTree(said).get("steps")) {
            outcomes.add(outcomes(each.get("checks")));
        }
        assertThat(outcomes).hasSize(STEPS);
        for (int i = 0; i < step; i++) {
            assertThat(outcomes.get(i)).as("step " + (i + 1)).isNotEmpty().containsOnly("PASS");
        }
        assertThat(outcomes.get(step)).as("step " + (step + 1)).isNotEmpty().doesNotContain("PASS");
    }

    private static List<String> outcomes(JsonNode checks) {
        var outcomes = new ArrayList<String>();
        checks.forEach(it -> outcomes.add(it.get("outcome").asText()));
        return outcomes;
    }

    private <T extends Entry> List<T> entries(Class<T> kind) {
        var file = home.resolve("labs").resolve(LAB).resolve("journal.jsonl");
        assertThat(Files.exists(file)).isTrue();
        try (var journal = new Journal(file, Clock.systemUTC())) {
            return Stream.of(journal.entries())
                    .flatMap(List::stream)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
    }

    private Map<String, String> environment() {
        return Map.of("OVERLAYLAB_HOME", home.toString(), "OVERLAYLAB_IMAGE", FinishedImage.of(flavour));
    }
}
