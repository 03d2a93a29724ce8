package dev.overlaylab.labs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.topology.Changes.Kind;
import dev.overlaylab.labs.topology.Topology.Container;
import dev.overlaylab.labs.topology.Topology.Host;
import dev.overlaylab.labs.topology.Topology.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoveltyTest {
    private static final Topology OVERLAY = Topologies.overlay();
    private static final Host DEMO = OVERLAY.hosts().get(1);

    private static Topology of(Host... hosts) {
        return new Topology(List.of(hosts), List.of(), List.of(), List.of());
    }

    private static Host with(Presence presence, List<Topology.Network> networks, List<Container> containers) {
        return new Host(
                DEMO.name(),
                DEMO.address(),
                presence,
                DEMO.engine(),
                DEMO.store(),
                DEMO.advertise(),
                networks,
                containers);
    }

    private static String drawn(Topology before, Topology after) {
        return new TopologySvg(Catalogue.ofProduct(), Language.EN).draw(before, after, "map");
    }

    private static long marks(String svg) {
        return svg.lines().filter(it -> it.contains("class=\"news\"")).count();
    }

    @Test
    void should_mark_nothing_where_nothing_has_changed() {
        assertThat(drawn(OVERLAY, OVERLAY)).doesNotContain("class=\"news\"", "class=\"badge\"");
    }

    @Test
    void should_mark_new_machines_with_their_containers_and_what_they_share() {
        var svg = drawn(Topology.NOTHING, OVERLAY);

        assertThat(marks(svg)).as("3 machines, 3 containers, my-net").isEqualTo(7);
        assertThat(svg.lines().filter(it -> it.contains("class=\"sign\"")))
                .hasSize(7)
                .allMatch(it -> it.contains(">+<"));
    }

    @Test
    void should_mark_what_has_come_to_a_machine_that_was_there() {
        var before = of(with(Presence.RUNNING, List.of(Topologies.MY_NET), List.of()));
        var novelty = new Novelty(before, of(DEMO));

        assertThat(novelty.of(DEMO)).isEmpty();
        assertThat(novelty.of(DEMO, Topologies.web())).contains(Kind.ADDED);
        assertThat(novelty.of(DEMO, Topologies.WAY_OUT)).contains(Kind.ADDED);
        assertThat(novelty.of(of(DEMO).shared().get(0))).isEmpty();
    }

    @Test
    void should_mark_what_is_not_as_it_was() {
        var stopped = new Container("web", "nginx", "exited", List.of(), List.of());
        var before = new Topology(
                List.of(with(Presence.RUNNING, DEMO.networks(), List.of(stopped)), Topologies.keystore()),
                List.of(),
                List.of(new Topology.Service("s", "nginx", 1, 3, List.of())),
                List.of());
        var now = new Topology.Service("s", "nginx", 3, 3, List.of());
        var after = new Topology(OVERLAY.hosts(), List.of(), List.of(now), List.of());
        var novelty = new Novelty(before, after);

        assertThat(novelty.of(DEMO, Topologies.web())).contains(Kind.ALTERED);
        assertThat(novelty.of(now)).contains(Kind.ALTERED);
        assertThat(novelty.of(after.shared().get(0)))
                .as("one more machine knows it")
                .contains(Kind.ALTERED);
        assertThat(drawn(before, after)).contains(">~<");
    }

    @Test
    void should_call_nothing_new_where_nobody_could_look_before() {
        var before = of(with(Presence.SILENT, List.of(), List.of()));
        var novelty = new Novelty(before, of(DEMO));

        assertThat(novelty.of(DEMO)).as("it answers now").contains(Kind.ALTERED);
        assertThat(novelty.of(DEMO, Topologies.web())).isEmpty();
        assertThat(novelty.of(DEMO, Topologies.WAY_OUT)).isEmpty();
        assertThat(novelty.of(of(DEMO).shared().get(0))).isEmpty();
    }
}
