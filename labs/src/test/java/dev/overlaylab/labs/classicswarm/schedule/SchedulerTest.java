package dev.overlaylab.labs.classicswarm.schedule;

import static dev.overlaylab.labs.classicswarm.schedule.Nodes.container;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.depend;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.healthy;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.holding;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.labelled;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.names;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.node;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.onHost;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.publish;
import static dev.overlaylab.labs.classicswarm.schedule.Nodes.publishing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulerTest {
    private static final String NOWHERE = "Unable to find a node that satisfies the following conditions ";

    private final List<Candidate> cluster = List.of(
            labelled(
                    holding(
                            node("mhs-demo0", container("a".repeat(64), "web", Map.of("tier", "front"))),
                            new LocalImage("sha256:1234", List.of("nginx:latest", "registry.example:5000/app:2"))),
                    "storage",
                    "ssd"),
            labelled(node("mhs-demo1", container("b".repeat(64), "db")), "storage", "disk"),
            labelled(node("other2"), "storage", "ssd-slow"));

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            node==mhs-demo0,                mhs-demo0
            node==ID-mhs-demo1,             mhs-demo1
            node!=mhs-demo0,                mhs-demo1 other2
            node==mhs-*,                    mhs-demo0 mhs-demo1
            node==*demo*,                   mhs-demo0 mhs-demo1
            node!=mhs-*,                    other2
            node==/demo[01]/,               mhs-demo0 mhs-demo1
            node==/2$/,                     other2
            node!=/^mhs/,                   other2
            node==/(?i)OTHER/,              other2
            storage==ssd,                   mhs-demo0
            storage==ssd*,                  mhs-demo0 other2
            storage!=ssd,                   mhs-demo1 other2
            storage==~tape,                 mhs-demo0 mhs-demo1 other2
            storage==~disk,                 mhs-demo1
            node!=~other2,                  mhs-demo0 mhs-demo1
            """)
    void should_keep_the_nodes_that_a_constraint_allows(String constraint, String allowed) throws Exception {
        var ranked = scheduler("spread").rank(ContainerWish.of("nginx").withConstraint(constraint), cluster);

        assertThat(names(ranked)).containsExactlyInAnyOrder(allowed.split(" "));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            container==web,                       mhs-demo0
            container!=web,                       mhs-demo1 other2
            container==d*,                        mhs-demo1
            container==~nobody,                   mhs-demo0 mhs-demo1 other2
            image==nginx,                         mhs-demo0
            image==nginx:latest,                  mhs-demo0
            image==registry.example:5000/app,     mhs-demo0
            image==sha256:1234,                   mhs-demo0
            image!=nginx,                         mhs-demo1 other2
            tier==front,                          mhs-demo0
            tier!=front,                          mhs-demo1 other2
            """)
    void should_keep_the_nodes_that_an_affinity_allows(String affinity, String allowed) throws Exception {
        var ranked = scheduler("spread").rank(ContainerWish.of("nginx").withAffinity(affinity), cluster);

        assertThat(names(ranked)).containsExactlyInAnyOrder(allowed.split(" "));
    }

    @Test
    void should_find_a_container_by_its_whole_and_its_short_id() throws Exception {
        for (var id : List.of("a".repeat(64), "a".repeat(12), "mhs-demo0/web", "/web", "web")) {
            assertThat(scheduler("spread")
                            .place(depend(List.of(id + ":ro"), List.of(), ""), cluster)
                            .name())
                    .as(id)
                    .isEqualTo("mhs-demo0");
        }
    }

    @Test
    void should_say_all_conditions_up_to_the_one_that_nobody_meets() {
        var wish = publish(new Binding("", "80"))
                .withAffinity("container==web")
                .withAffinity("image==~redis")
                .withConstraint("node==nowhere");

        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> scheduler("spread").place(wish, cluster))
                .withMessage(
                        NOWHERE + "\n[port 80 (Bridge mode)]\n[container==web (soft=false) image==redis (soft=true)]"
                                + "\n[node==nowhere]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node            | One of operator ==, != is expected
            node=mhs-demo0  | One of operator ==, != is expected
            n==x            | Key 'n' is invalid
            no de==x        | Key 'no de' is invalid
            ==x             | Key '' is invalid
            node==          | Value '' is invalid
            node==a;b       | Value 'a;b' is invalid
            """)
    void should_say_what_is_wrong_with_an_expression(String constraint, String problem) {
        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() ->
                        scheduler("spread").place(ContainerWish.of("nginx").withConstraint(constraint), cluster))
                .withMessage(NOWHERE + "\nerror from constraint filter: " + problem);
    }

    @Test
    void should_take_a_broken_regular_expression_for_one_that_matches_nothing() throws Exception {
        var broken = ContainerWish.of("nginx").withConstraint("node==/[/");
        var longName = List.of(node("a".repeat(60) + "b"));

        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> scheduler("spread").place(broken, cluster));
        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> scheduler("spread")
                        .place(ContainerWish.of("nginx").withConstraint("node==/(a+)+$/"), longName));
        assertThat(scheduler("spread").rank(ContainerWish.of("nginx").withConstraint("node!=/[/"), cluster))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',        80, '',        80, false
            '',        80, '',        81, true
            10.0.0.1,  80, 10.0.0.2,  80, true
            10.0.0.1,  80, 10.0.0.1,  80, false
            10.0.0.1,  80, '',        80, false
            0.0.0.0,   80, 10.0.0.1,  80, false
            '::',      80, 10.0.0.1,  80, false
            '',        80, '',        '', true
            """)
    void should_not_use_a_port_twice(
            String wantedAddress, String wanted, String boundAddress, String bound, boolean free) {
        var nodes = List.of(node("only", publishing("web", new Binding(boundAddress, bound))));
        var wish = publish(new Binding(wantedAddress, wanted));

        if (free) {
            assertThat(names(place(wish, nodes))).containsExactly("only");
        } else {
            assertThatExceptionOfType(PlacementException.class)
                    .isThrownBy(() -> scheduler("spread").place(wish, nodes))
                    .withMessage(NOWHERE + "\n[port " + wanted + " (Bridge mode)]");
        }
    }

    @Test
    void should_not_expose_a_port_twice_on_hosts_own_networks() throws Exception {
        var taken = node("taken", new Resident("c1", List.of("web"), Map.of(), List.of(), true, Set.of("80/tcp")));

        assertThat(scheduler("spread")
                        .place(onHost("80/tcp"), List.of(taken, node("free")))
                        .name())
                .isEqualTo("free");
        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> scheduler("spread").place(onHost("80/tcp"), List.of(taken)))
                .withMessage(NOWHERE + "\n[port 80/tcp (Host mode)]");
    }

    @Test
    void should_put_dependent_containers_together_or_say_of_what_they_depend() throws Exception {
        assertThat(scheduler("spread")
                        .place(depend(List.of(), List.of("db:database"), ""), cluster)
                        .name())
                .isEqualTo("mhs-demo1");
        assertThat(scheduler("spread")
                        .place(depend(List.of(), List.of(), "container:web"), cluster)
                        .name())
                .isEqualTo("mhs-demo0");
        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> scheduler("spread")
                        .place(depend(List.of("web"), List.of("db:database"), "container:web"), cluster))
                .withMessage(NOWHERE + "\n[--volumes-from=web --link=db:database --net=container:web]");
    }

    @Test
    void should_use_healthy_nodes_only() throws Exception {
        var ill = healthy(node("ill"), 0);

        assertThat(scheduler("spread")
                        .place(ContainerWish.of("nginx"), List.of(ill, node("well", container("1", "a"))))
                        .name())
                .isEqualTo("well");
        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> scheduler("spread").place(ContainerWish.of("nginx"), List.of(ill)))
                .withMessage("No healthy node available in the cluster");
        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> new Scheduler(scheduler("spread").strategy(), List.of())
                        .place(ContainerWish.of("nginx"), List.of()))
                .withMessage("No nodes available in the cluster");
    }

    @Test
    void should_offer_slots_and_whitelists_to_who_asks_for_them() throws Exception {
        var filters = Filter.named(List.of("containerslots", "whitelist"));
        var scheduler = new Scheduler(Strategy.named("spread", new SplittableRandom(1)), filters);
        var full = labelled(node("full", container("1", "a")), "containerslots", "1");
        var odd = labelled(node("odd", container("2", "b")), "containerslots", "many");

        assertThat(names(scheduler.rank(ContainerWish.of("nginx"), List.of(full, odd))))
                .containsExactly("odd");
        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> scheduler.place(ContainerWish.of("nginx"), List.of(full)))
                .withMessage(NOWHERE + "\n[available container slots]");
        assertThatExceptionOfType(PlacementException.class)
                .isThrownBy(() -> Filter.named(List.of("luck")))
                .withMessageContaining("luck")
                .withMessageContaining("constraint");
    }

    private static List<Candidate> place(ContainerWish wish, List<Candidate> nodes) {
        try {
            return List.of(scheduler("spread").place(wish, nodes));
        } catch (PlacementException e) {
            throw new AssertionError(e);
        }
    }

    private static Scheduler scheduler(String strategy) {
        try {
            return new Scheduler(Strategy.named(strategy, new SplittableRandom(7)), Filter.usual());
        } catch (PlacementException e) {
            throw new AssertionError(e);
        }
    }
}
