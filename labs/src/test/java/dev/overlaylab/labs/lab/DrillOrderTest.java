package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillOrderTest {
    private final Lab lab = LabLibrary.shipped().load("troubleshooting");
    private final Step step = lab.steps().get(1);

    @TempDir
    Path directory;

    private List<String> order(Seed seed, int count) {
        var order = new DrillOrder(lab.id(), seed);
        var had = new ArrayList<String>();
        IntStream.range(0, count)
                .forEach(it ->
                        had.add(order.next(step, List.copyOf(had)).orElseThrow().id()));
        return had;
    }

    @Test
    void should_give_every_drill_once_before_any_comes_again() {
        int all = step.drills().size();
        var order = order(Seed.of("alice"), 2 * all);

        assertThat(new HashSet<>(order.subList(0, all))).hasSize(all);
        assertThat(new HashSet<>(order.subList(all, 2 * all))).hasSize(all);
        assertThat(order.subList(0, all)).isNotEqualTo(order.subList(all, 2 * all));
    }

    @Test
    void should_depend_on_the_seed_alone() {
        assertThat(order(Seed.of("alice"), 5)).isEqualTo(order(Seed.of("alice"), 5));
        assertThat(IntStream.range(0, 20)
                        .mapToObj(it -> order(Seed.of("s" + it), 5))
                        .distinct())
                .hasSizeGreaterThan(10);
    }

    @Test
    void should_be_a_new_order_each_time_without_a_seed() {
        assertThat(IntStream.range(0, 30).mapToObj(it -> order(Seed.NONE, 5)).distinct())
                .hasSizeGreaterThan(5);
    }

    @Test
    void should_have_none_where_the_step_has_none() {
        var plain = LabLibrary.shipped().load("overlay-consul").steps().get(0);

        assertThat(new DrillOrder("overlay-consul", Seed.NONE).next(plain, List.of()))
                .isEmpty();
    }

    @Test
    void should_be_a_wrong_way_that_the_texts_tell_of() throws IOException {
        // given
        var fixture = LabFixture.in(directory);
        fixture.replace("01-one/step.yaml", "undo: [docker start x]", "undo: [docker start x]\n    drill: true");
        assertThat(keyOf(fixture)).isEqualTo("problem.lab.drills-told");

        // when
        for (var language : Language.values()) {
            fixture.replace(
                    "01-one/" + language.tag() + ".md", "## any\n", "## drill.stop\n1. It was stopped.\n\n## any\n");
        }

        // then
        var loaded = fixture.load().steps().get(0);
        assertThat(loaded.drills()).hasSize(1).allSatisfy(it -> {
            assertThat(it.trouble()).isEqualTo(loaded.sabotages().get(0));
            assertThat(it.told()).containsEntry(Language.JA, "It was stopped.");
        });
        assertThat(loaded.hints()).doesNotContainKey("drill.stop");
        fixture.replace("01-one/step.yaml", "drill: true", "drill: perhaps");
        assertThat(keyOf(fixture)).isEqualTo("problem.lab.kind");
        fixture.replace("01-one/step.yaml", "drill: perhaps", "drill: false");
        assertThat(keyOf(fixture)).isEqualTo("problem.lab.drills-told");
    }

    @Test
    void should_have_a_way_to_be_mended() throws IOException {
        // given: a wrong way without one begins at the start of the step, a drill on the finished step
        var fixture = LabFixture.in(directory);
        fixture.replace("01-one/step.yaml", "    undo: [docker start x]\n", "");
        assertThat(fixture.load().steps().get(0).sabotages().get(0).undo()).isEmpty();

        // when
        fixture.replace(
                "01-one/step.yaml", "reason: consul.not-answering", "reason: consul.not-answering\n    drill: true");

        // then
        assertThat(keyOf(fixture)).isEqualTo("problem.lab.drill-without-undo");
    }

    private static String keyOf(LabFixture fixture) {
        return catchThrowableOfType(Problem.class, fixture::load).text().key();
    }
}
