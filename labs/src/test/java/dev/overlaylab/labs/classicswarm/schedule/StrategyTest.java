package dev.overlaylab.labs.classicswarm.schedule;

import static dev.overlaylab.labs.classicswarm.schedule.Nodes.container;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.names;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.node;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.reserve;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.reserved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategyTest {
    private static final long GIGABYTE = 1L << 30;
    private static final ContainerWish PLAIN = ContainerWish.of("nginx");

    private final Candidate empty = node("empty");
    private final Candidate one = node("one", container("1", "a"));
    private final Candidate two = node("two", container("2", "b"), container("3", "c"));

    @Test
    void should_spread_to_where_least_is() throws Exception {
        assertThat(names(strategy("spread").rank(PLAIN, List.of(two, empty, one))))
                .containsExactly("empty", "one", "two");
    }

    @Test
    void should_pack_where_most_is() throws Exception {
        assertThat(names(strategy("binpack").rank(PLAIN, List.of(one, empty, two))))
                .containsExactly("two", "one", "empty");
    }

    @Test
    void should_weigh_what_is_reserved_before_it_counts_containers() throws Exception {
        var loaded = reserved(empty, GIGABYTE, 0, 100);

        assertThat(names(strategy("spread").rank(reserve(GIGABYTE / 2, 0), List.of(loaded, two))))
                .containsExactly("two", "empty");
        assertThat(names(strategy("binpack").rank(reserve(GIGABYTE / 2, 0), List.of(two, loaded))))
                .containsExactly("empty", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spread", "binpack"})
    void should_prefer_a_node_that_never_failed(String name) throws Exception {
        var failing = reserved(empty, 0, 0, 67);

        assertThat(names(strategy(name).rank(PLAIN, List.of(failing, two)))).containsExactly("two", "empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spread", "binpack"})
    void should_never_reserve_more_than_there_is(String name) {
        var full = reserved(empty, 2 * GIGABYTE, 2, 100);

        for (var tooMuch : List.of(
                reserve(3 * GIGABYTE, 0), reserve(0, 3), reserve(Long.MAX_VALUE, 0), reserve(GIGABYTE / 10, 0))) {
            assertThatExceptionOfType(PlacementException.class)
                    .isThrownBy(() -> strategy(name).rank(tooMuch, List.of(full)))
                    .withMessage("no resources available to schedule container");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spread", "binpack"})
    void should_not_care_in_which_order_nodes_come(String name) throws Exception {
        var random = new Random(42);
        for (int round = 0; round < 200; round++) {
            var nodes = nodes(random);
            var first = names(strategy(name).rank(PLAIN, nodes));
            Collections.shuffle(nodes, random);

            assertThat(names(strategy(name).rank(PLAIN, nodes)))
                    .as("round %s", round)
                    .isEqualTo(first)
                    .hasSameSizeAs(nodes);
        }
    }

    @Test
    void should_spread_many_containers_evenly() throws Exception {
        var nodes = new ArrayList<>(List.of(node("a"), node("b"), node("c")));
        for (int i = 0; i < 31; i++) {
            var chosen = strategy("spread").rank(PLAIN, nodes).get(0);
            var containers = new ArrayList<>(chosen.containers());
            containers.add(container("id" + i, "c" + i));
            nodes.remove(chosen);
            nodes.add(node(chosen.name(), containers.toArray(Resident[]::new)));
        }

        assertThat(nodes).extracting(it -> it.containers().size()).containsExactlyInAnyOrder(10, 10, 11);
    }

    @Test
    void should_draw_every_node_at_random_and_the_same_with_the_same_seed() throws Exception {
        var drawn = new HashSet<String>();
        var again = new ArrayList<String>();
        for (var seeded : List.of(strategy("random"), strategy("random"))) {
            for (int i = 0; i < 50; i++) {
                again.add(seeded.rank(PLAIN, List.of(empty, one, two)).get(0).name());
            }
        }
        drawn.addAll(again);

        assertThat(drawn).containsExactlyInAnyOrder("empty", "one", "two");
        assertThat(again.subList(0, 50)).isEqualTo(again.subList(50, 100));
    }

    @Test
    void should_say_which_strategies_there_are() {
        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> strategy("chaos"))
                .withMessageContaining("chaos")
                .withMessageContaining("spread, binpack, random");
    }

    private static List<Candidate> nodes(Random random) {
        var nodes = new ArrayList<Candidate>();
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            var containers = new Resident[random.nextInt(4)];
            for (int c = 0; c < containers.length; c++) {
                containers[c] = container("id" + i + c, "c" + i + c);
            }
            nodes.add(reserved(
                    node("n" + i, containers),
                    random.nextInt(3) * (GIGABYTE / 2),
                    random.nextInt(2),
                    34 + 33 * random.nextInt(3)));
        }
        return nodes;
    }

    private static Strategy strategy(String name) throws PlacementException {
        return Strategy.named(name, new SplittableRandom(3));
    }
}
