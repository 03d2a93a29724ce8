package dev.overlaylab.shell.grade.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.grade.ClassWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RubricTest {
    @TempDir
    private Path folder;

    @Test
    void should_read_a_rubric() throws IOException {
        // when
        var rubric = read("""
                format: 1
                lab: overlay-consul
                points: 0.5
                late: 10%/day,most=50%,grace=15m
                steps: {04-application: 2}
                checks:
                  one-store: 2.25
                  one-overlay: {points: 5, partial: {network.subnet-differs: 50}}
                """);

        // then
        assertThat(rubric.worth("01-key-value-store", "consul-leads").of()).hasToString("0.5");
        assertThat(rubric.worth("04-application", "web-dns").of()).hasToString("2");
        assertThat(rubric.worth("02-cluster", "one-store").of()).hasToString("2.25");
        assertThat(rubric.worth("03-overlay-network", "one-overlay"))
                .isEqualTo(new Worth(Points.of(5), Map.of("network.subnet-differs", 50)));
        assertThat(rubric.late()).isEqualTo(new LatePolicy(10, Duration.ofDays(1), 50, Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: 2 | problem.lab.whole",
                "format: 1\\nlab: compose | problem.lab.rubric-other-lab",
                "format: 1\\nlab: overlay-consul\\npoint: 1 | problem.lab.key-unknown",
                "format: 1\\nlab: overlay-consul\\npoints: -1 | problem.lab.rubric-points",
                "format: 1\\nlab: overlay-consul\\npoints: 1.234 | problem.lab.rubric-points",
                "format: 1\\nlab: overlay-consul\\nsteps: {no-step: 1} | problem.lab.key-unknown",
                "format: 1\\nlab: overlay-consul\\nchecks: {no-check: 1} | problem.lab.key-unknown",
                "format: 1\\nlab: overlay-consul\\nchecks: {one-store: {points: 1, partial: {no.reason: 50}}} | problem.lab.key-unknown",
                "format: 1\\nlab: overlay-consul\\nchecks: {one-store: {points: 1, partial: {network.absent: 101}}} | problem.lab.whole",
                "format: 1\\nlab: overlay-consul\\nlate: soon | problem.grade.late-policy",
                "'[' | problem.lab.yaml",
                "'a: &x 1' | problem.lab.yaml-anchor",
                "' ' | problem.lab.file-empty"
            })
    void should_name_what_is_wrong(String yaml, String problem) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n"))).isInstanceOfSatisfying(Problem.class, it -> {
            assertThat(it.text().key()).isEqualTo(problem);
            for (var language : Language.values()) {
                assertThat(Catalogue.ofProduct().say(language, it.text())).isNotBlank();
            }
        });
    }

    @Test
    void should_say_that_there_is_no_such_file() {
        assertThatThrownBy(() -> RubricFile.read(folder.resolve("none.yaml"), ClassWorld.LAB))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().key()).isEqualTo("problem.grade.unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10%", "10%/week", "101%/day", "10%/day,most=200%", "10%/day,grace=1y", "none,x"})
    void should_refuse_an_unclear_policy(String policy) {
        assertThatThrownBy(() -> LatePolicy.of(policy)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({
        "none, P9D, 0",
        "closed, PT0S, 0",
        "closed, PT1S, 8",
        "'closed,grace=1h', PT1H, 0",
        "10%/day, PT0S, 0",
        "10%/day, PT1S, 1",
        "10%/day, PT24H, 1",
        "10%/day, PT24H1S, 2",
        "'10%/day,most=30%', P30D, 3",
        "'10%/day,grace=15m', PT15M, 0",
        "'10%/day,grace=15m', PT16M, 1",
        "5%/hour, PT2H, 1",
        "100%/hour, P1000000D, 8"
    })
    void should_take_off_by_the_clock(String policy, Duration late, long expected) {
        assertThat(LatePolicy.of(policy).deduction(Points.of(8), Points.of(10), late))
                .isEqualTo(Points.of(expected));
    }

    @Test
    void should_give_partial_credit_for_the_worst_that_was_found() {
        var worth = new Worth(Points.of(3), Map.of("network.subnet-differs", 50, "network.id-differs", 20));
        assertThat(worth.despite(List.of("network.subnet-differs"))).hasToString("1.5");
        assertThat(worth.despite(List.of("network.subnet-differs", "path.clear")))
                .hasToString("1.5");
        assertThat(worth.despite(List.of("network.subnet-differs", "network.id-differs")))
                .hasToString("0.6");
        assertThat(worth.despite(List.of("network.subnet-differs", "network.absent")))
                .isEqualTo(Points.ZERO);
        assertThat(worth.despite(List.of("path.clear"))).isEqualTo(Points.ZERO);
    }

    private Rubric read(String yaml) throws IOException {
        return RubricFile.read(Files.writeString(folder.resolve("rubric.yaml"), yaml), ClassWorld.LAB);
    }
}
