package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedTest {
    private final LabLibrary shipped = LabLibrary.shipped();

    private String subnet(String seed) {
        return shipped.load("overlay-consul", Seed.of(seed))
                .variant()
                .parameters()
                .getOrDefault("subnet", "");
    }

    /** Computed by another program from what FORMAT.md says: a grader elsewhere must come to the same. */
    @Test
    void should_never_draw_otherwise() throws Exception {
        assertThat(subnet("alice")).isEqualTo("10.40.22.0/24");
        assertThat(subnet("李雷")).isEqualTo("10.168.223.0/24");
        assertThat(Files.readString(Path.of("FORMAT.md"))).contains("With the seed `alice`", "10.40.22.0/24");
    }

    @Test
    void should_take_the_same_text_for_the_same_seed_however_it_is_typed() {
        assertThat(Seed.of(" か\u3099 ")).isEqualTo(Seed.of("が"));
        assertThat(Seed.of(" \t ").isNone()).isTrue();
    }

    @Test
    void should_draw_another_value_for_another_seed_lab_or_name() {
        var seed = Seed.of("x");
        assertThat(seed.number("parameter", "a", "n"))
                .isEqualTo(Seed.of("x").number("parameter", "a", "n"))
                .isNotEqualTo(Seed.of("y").number("parameter", "a", "n"))
                .isNotEqualTo(seed.number("parameter", "b", "n"))
                .isNotEqualTo(seed.number("parameter", "a", "m"))
                .isNotEqualTo(seed.number("drill", "a", "n"));
    }

    @Test
    void should_give_a_class_of_thirty_different_subnets() {
        assertThat(IntStream.range(0, 30)
                        .mapToObj(it -> subnet("student " + it))
                        .distinct())
                .hasSizeGreaterThan(28);
    }

    @Test
    void should_refuse_what_is_no_seed() {
        assertThatThrownBy(() -> Seed.of("a\nb")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Seed.of("a\0")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Seed.of("x".repeat(201))).isInstanceOf(Problem.class);
        assertThat(Seed.of("学".repeat(200)).isNone()).isFalse();
    }

    @Test
    void should_think_of_a_fresh_one_each_time() {
        assertThat(Seed.fresh()).isNotEqualTo(Seed.fresh());
    }
}
