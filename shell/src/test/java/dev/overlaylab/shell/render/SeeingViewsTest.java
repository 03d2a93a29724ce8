package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Trace;
import dev.overlaylab.checkers.inquiry.Trace.Hop;
import dev.overlaylab.checkers.inquiry.Trace.State;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.i18n.Width;
import dev.overlaylab.labs.explain.Explanations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeeingViewsTest {
    private static final String COMMAND = "docker exec web ip addr";
    private static final List<String> OUTPUT = List.of(
            "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue",
            "7: eth0@if8: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UP group default");

    private static final Finding BLOCKED = new Finding(
            "path.gossip-blocked",
            "mhs-demo1",
            "192.168.99.101:7946/tcp",
            "timed out",
            Map.of("to", "mhs-demo0", "protocol", "TCP"));
    private static final Trace TRACE = new Trace(
            "mhs-demo1",
            "mhs-demo0/web",
            Map.of("machine", "mhs-demo0", "network", "my-net", "name", "web", "known", "web", "port", "80"),
            List.of(
                    new Hop("container", "docker ps", State.WHOLE, List.of()),
                    new Hop("gossip-tcp", "TCP 7946", State.BROKEN, List.of(BLOCKED)),
                    new Hop("name", "DNS 127.0.0.11", State.NOT_REACHED, List.of())));
    private static final CheckResult FAILED = new CheckResult(
            "page",
            Text.of("check.page-by-name", "from", "mhs-demo1", "network", "my-net", "name", "web"),
            Verdict.fail(List.of(BLOCKED)));

    private static List<String> explained(Language language, int columns) {
        var annotations = Explanations.ofProduct().of(COMMAND, OUTPUT);
        return new ExplainView(Catalogue.ofProduct(), language, columns)
                .lines(OUTPUT, annotations).stream().map(StyledLine::toPlain).toList();
    }

    private static List<String> why(Language language, int columns, List<Trace> traces) {
        return new WhyView(Catalogue.ofProduct(), language, columns)
                .lines(FAILED, traces).stream().map(StyledLine::toPlain).toList();
    }

    @Test
    void should_point_at_the_place_and_say_below_what_it_means() {
        assertThat(explained(Language.EN, 100))
                .containsExactly(
                        OUTPUT.get(1),
                        "       ^^^^",
                        "  The interface is one end of a pair; the other end is number 8 on the host’s side.",
                        " ".repeat(47) + "^^^^^^^^",
                        "  eth0 is the foot in the overlay. VXLAN puts 50 bytes around every frame (outer IP 20, UDP 8, VXLAN",
                        "  8, inner Ethernet 14), so that 1450 of 1500 are left.");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_show_the_place_on_a_narrow_screen_too(Language language) {
        var lines = explained(language, 40);

        assertThat(lines).allSatisfy(it -> assertThat(Width.NARROW.of(it)).isLessThanOrEqualTo(40));
        int pointer = lines.lastIndexOf(lines.stream()
                .filter(it -> it.strip().equals("^^^^^^^^"))
                .findFirst()
                .orElseThrow());
        int at = lines.get(pointer).indexOf('^');
        assertThat(lines.get(pointer - 1).substring(at, at + 8)).isEqualTo("mtu 1450");
    }

    @Test
    void should_say_hop_by_hop_what_held_and_where_it_broke() {
        assertThat(why(Language.EN, 80, List.of(TRACE)))
                .containsSubsequence(
                        "The way from mhs-demo1 to mhs-demo0/web, hop by hop:",
                        "✔ docker ps  the container runs, and is on the network",
                        "✘ TCP 7946  gossip gets through by TCP",
                        "    expected  192.168.99.101:7946/tcp",
                        "    See it yourself:",
                        "    $ capture gossip",
                        "· DNS 127.0.0.11  not looked at: the way ends before");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_say_what_was_found_where_there_is_no_way(Language language) {
        assertThat(why(language, 80, List.of()))
                .anyMatch(it -> it.contains("✘"))
                .noneMatch(it -> it.contains("⟦"));
        assertThat(why(language, 40, List.of(TRACE))).noneMatch(it -> it.contains("⟦"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "container",
                "network",
                "engine",
                "store",
                "gossip-tcp",
                "gossip-udp",
                "gossip",
                "vxlan",
                "address",
                "name",
                "listening",
                "member",
                "tasks",
                "task",
                "rule",
                "mesh",
                "virtual"
            })
    void should_know_a_command_and_words_for_every_hop(String hop) {
        assertThat(HopCommand.of(new Hop(hop, "", State.BROKEN, List.of(BLOCKED)), TRACE))
                .hasValueSatisfying(it -> assertThat(it).isNotBlank());
        for (var language : Language.values()) {
            assertThat(Catalogue.ofProduct().knows(language, "hop." + hop)).isTrue();
        }
    }

    @Test
    void should_quote_in_a_command_only_what_bash_would_read_otherwise() {
        var odd = new Trace("m 1", "to", Map.of("machine", "m 1", "name", "a'b"), List.of());
        var hop = new Hop("container", "", State.BROKEN, List.of(BLOCKED));

        assertThat(HopCommand.of(hop, TRACE))
                .contains("docker $(docker-machine config mhs-demo0) ps -a --filter name=web");
        assertThat(HopCommand.of(hop, odd))
                .contains("docker $(docker-machine config 'm 1') ps -a --filter name='a'\\''b'");
    }
}
