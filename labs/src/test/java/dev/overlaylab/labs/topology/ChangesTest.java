package dev.overlaylab.labs.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.topology.Topology.Container;
import dev.overlaylab.labs.topology.Topology.Host;
import dev.overlaylab.labs.topology.Topology.Network;
import dev.overlaylab.labs.topology.Topology.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangesTest {
    private static List<String> told(Topology before, Topology after) {
        return Changes.between(before, after).stream()
                .map(it -> it.kind().sign() + " " + Catalogue.ofProduct().say(Language.EN, it.text()))
                .toList();
    }

    private static Topology of(Host... hosts) {
        return new Topology(List.of(hosts), List.of(), List.of(), List.of());
    }

    private static Host demo0(List<Network> networks, Container... containers) {
        return Topologies.engine("mhs-demo0", "192.168.99.101", networks, List.of(containers));
    }

    private static Host demo1(List<Network> networks) {
        return Topologies.engine("mhs-demo1", "192.168.99.102", networks, List.of());
    }

    private static Host silent(String name) {
        return new Host(name, "192.168.99.101", Presence.SILENT, "", "", "", List.of(), List.of());
    }

    @Test
    void should_say_nothing_when_nothing_changed() {
        assertThat(told(Topologies.overlay(), Topologies.overlay())).isEmpty();
    }

    @Test
    void should_tell_a_network_across_hosts_once() {
        var before = of(demo0(List.of()), demo1(List.of()));
        var after = of(demo0(List.of(Topologies.MY_NET)), demo1(List.of(Topologies.MY_NET)));

        assertThat(told(before, after))
                .containsExactly("+ Network my-net (overlay) 10.0.9.0/24, known to mhs-demo0, mhs-demo1");
        assertThat(told(after, before)).containsExactly("− mhs-demo0, mhs-demo1: network my-net (overlay) is gone");
    }

    @Test
    void should_tell_a_container_with_its_two_feet_and_the_bridge_it_brought() {
        var before = of(demo0(List.of(Topologies.MY_NET)));
        var after = of(demo0(List.of(Topologies.MY_NET, Topologies.WAY_OUT), Topologies.web()));

        assertThat(told(before, after))
                .containsExactly(
                        "+ mhs-demo0: network docker_gwbridge (bridge) 172.18.0.0/16",
                        "+ mhs-demo0: container web (nginx), running",
                        "+ mhs-demo0: web is on my-net with 10.0.9.2",
                        "+ mhs-demo0: web is on docker_gwbridge with 172.18.0.2");
    }

    @Test
    void should_tell_what_became_of_a_container() {
        var web = Topologies.web();
        var off = new Container(
                "web", "nginx", "exited", List.of(), List.of(web.attachments().get(0)));

        assertThat(told(of(demo0(List.of(), web)), of(demo0(List.of(), off))))
                .containsExactly(
                        "~ mhs-demo0: container web was running and is exited",
                        "− mhs-demo0: web is not on docker_gwbridge any more");
        assertThat(told(of(demo0(List.of(), web)), of(demo0(List.of()))))
                .containsExactly("− mhs-demo0: container web is gone");
    }

    @Test
    void should_take_nothing_for_changed_that_it_could_not_see() {
        var seen = of(demo0(List.of(Topologies.MY_NET, Topologies.WAY_OUT), Topologies.web()));

        assertThat(told(seen, of(silent("mhs-demo0"))))
                .containsExactly("~ The engine of mhs-demo0 gives no answer any more");
        assertThat(told(of(silent("mhs-demo0")), seen))
                .containsExactly("~ Machine mhs-demo0 runs, and its engine answers");
    }

    @Test
    void should_tell_machines_members_and_what_is_in_the_swarm() {
        var none = of();
        var swarm = Topologies.swarm("web");

        assertThat(told(none, Topologies.overlay()))
                .contains(
                        "+ Machine mh-keystore was made: 192.168.99.100",
                        "+ The cluster store lists engine 192.168.99.101:2376");
        assertThat(told(Topologies.overlay(), swarm))
                .contains(
                        "+ Node mhs-demo1 is in the swarm: manager, leader (ready, drain)",
                        "+ Service web (nginx): 2 of 3 running 80->80/tcp");
        assertThat(told(swarm, none)).contains("− Machine mhs-demo0 is gone", "− Service web is gone");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_say_it_in_every_language(Language language) {
        var all = Changes.between(of(), Topologies.swarm("web")).stream()
                .map(it -> Catalogue.ofProduct().say(language, it.text()))
                .toList();

        assertThat(all).isNotEmpty().noneMatch(it -> it.contains("⟦") || it.contains("{"));
    }
}
