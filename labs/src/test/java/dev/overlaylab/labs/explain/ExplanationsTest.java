package dev.overlaylab.labs.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.transcript.TranscriptFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationsTest {
    private static final String INTERFACES = """
            1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
                inet 127.0.0.1/8 scope host lo
            7: eth0@if8: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UP group default
                link/ether 02:42:0a:00:09:02 brd ff:ff:ff:ff:ff:ff link-netnsid 0
                inet 10.0.9.2/24 brd 10.0.9.255 scope global eth0
            10: eth1@if11: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default
                inet 172.18.0.2/16 brd 172.18.255.255 scope global eth1
            """;

    private final Explanations explanations = Explanations.ofProduct();

    private List<String> explained(String command, String output) {
        var lines = output.lines().toList();
        return explanations.of(command, lines).stream()
                .map(it -> ((Annotation.OfProduct) it.saying()).text().key().replace("explain.", "") + " "
                        + lines.get(it.line()).substring(it.start(), it.end()))
                .toList();
    }

    @Test
    void should_tell_the_two_feet_of_a_container_apart() {
        assertThat(explained("docker exec web ip addr", INTERFACES))
                .containsExactly(
                        "veth-peer @if8",
                        "overlay-interface mtu 1450",
                        "container-mac 02:42:0a:00:09:02",
                        "gateway-interface mtu 1500");
    }

    @Test
    void should_say_what_to_do_when_a_network_came_too_late() {
        var output =
                "docker: Error response from daemon: attaching to network failed, make sure your network options are"
                        + " correct and check manager logs: context deadline exceeded.\n";

        assertThat(explained("docker run -itd --name=safe --net=secret-net nginx", output))
                .containsExactly("attach-slow attaching to network failed, make sure your network options are correct"
                        + " and check manager logs: context deadline exceeded");
    }

    @Test
    void should_call_a_full_mtu_a_bridge_where_there_is_no_overlay_beside_it() {
        var output = "5: eth0@if6: <BROADCAST,UP> mtu 1500 qdisc noqueue\n";

        assertThat(explained("docker run -it --rm busybox ip a", output))
                .containsExactly("veth-peer @if6", "bridge-interface mtu 1500");
    }

    @Test
    void should_say_what_a_lab_says_of_its_own_command() {
        // given
        var note = new Step.OutputNote(
                "a", "docker run \\\n  --rm busybox date", "2026", "UTC", Map.of(Language.EN, "It is\u001b[1m late."));
        var lab = LabLibrary.shipped().load("swarm-mode").steps().get(0);
        var step = new Step(
                lab.id(),
                lab.title(),
                lab.prose(),
                lab.commands(),
                lab.checks(),
                lab.declared(),
                lab.hints(),
                lab.sabotages(),
                lab.drills(),
                List.of(note));
        var output = List.of("UTC", "at 12:00 UTC 2026", "at 13:00 UTC 2026");

        // when
        var found = explanations.at(step).of("docker run  --rm busybox date", output);

        // then
        assertThat(found).singleElement().satisfies(it -> {
            assertThat(output.get(it.line()).substring(0, it.start())).isEqualTo("at 12:00 ");
            assertThat(it.end() - it.start()).isEqualTo(3);
            assertThat(it.saying().in(Language.ZH, Catalogue.ofProduct()))
                    .startsWith("It is")
                    .doesNotContain("\u001b");
        });
        assertThat(explanations.at(step).of("docker run busybox date", output)).isEmpty();
        assertThat(explanations.at(step).of("docker run --rm busybox date", List.of("2026")))
                .isEmpty();
    }

    @Test
    void should_find_every_place_that_shipped_labs_speak_of_in_what_was_recorded() {
        var library = LabLibrary.shipped();
        int seen = 0;
        for (var id : library.ids()) {
            var lab = library.load(id);
            var recorded =
                    TranscriptFile.find(library, lab, "namespace", lab.engines().get(0));
            for (int i = 0; recorded.isPresent() && i < lab.steps().size(); i++) {
                var step = lab.steps().get(i);
                var commands = recorded.get().steps().get(i).commands();
                for (var note : step.outputs()) {
                    assertThat(commands)
                            .as("%s/%s: outputs, %s", id, step.id(), note.id())
                            .filteredOn(it -> it.run().equals(note.command()))
                            .anySatisfy(it -> assertThat(new LabRule(note)
                                            .in(
                                                    it.run(),
                                                    it.output()
                                                            .replace('\t', ' ')
                                                            .lines()
                                                            .toList()))
                                    .isPresent());
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(20);
    }

    @Test
    void should_give_the_message_what_it_names() {
        var annotation = explanations
                .of("docker exec web ip addr", INTERFACES.lines().toList())
                .get(1);

        assertThat(annotation.line()).isEqualTo(2);
        assertThat(annotation.saying().in(Language.EN, Catalogue.ofProduct()))
                .startsWith("eth0 is the foot in the overlay.")
                .contains("1450");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docker network ls                             | 2a51359b9716   my-net    overlay   global | network-global global
            docker network ls                             | kzoj4xs4heew   my-net    overlay   swarm  | network-swarm swarm
            docker network ls                             | u1no2dqkq9gq   ingress   overlay   swarm  | network-ingress ingress
            docker network ls                             | 3dea282048bf   docker_gwbridge   bridge    local | network-gateway docker_gwbridge
            docker exec web cat /etc/resolv.conf          | nameserver 127.0.0.11     | resolver-embedded nameserver 127.0.0.11
            docker exec web cat /etc/resolv.conf          | nameserver 10.0.2.100     | resolver-host nameserver 10.0.2.100
            docker run busybox wget -O- http://web        | Connecting to web (10.0.9.2:80) | wget-connecting 10.0.9.2:80
            docker run busybox wget -O- http://web2       | wget: bad address 'web2'  | wget-bad-address bad address 'web2'
            docker run busybox wget -O- http://172.17.0.2 | wget: can't connect to remote host (172.17.0.2): Connection refused | wget-refused Connection refused
            docker info                                   | ' Cluster Store: consul://192.168.99.100:8500' | info-store Cluster Store: consul://192.168.99.100:8500
            docker-machine ls                             | mh-keystore   *        virtualbox | machine-active *
            docker service ls                             | x1 web  replicated  2/3  nginx:latest | service-replicas 2/3
            docker node ls                                | q2 *   manager   Ready   Active   Leader   20.10.5 | node-self *;node-leader Leader
            docker ps                                     | c1 progrium/consul 0.0.0.0:8500->8500/tcp x | port-published 0.0.0.0:8500->8500/tcp
            docker ps                                     | e3   nginx   Up 1 second   80/tcp    web | port-exposed 80/tcp
            docker network ls                             | 3dea282048bf   n0/docker_gwbridge   bridge    local | network-gateway docker_gwbridge
            docker network ls                             | 3dea282048bf   n0/bridge   bridge    local | network-node n0/bridge
            docker info                                   | ' Role: primary'           | info-role primary
            docker info                                   | ' Strategy: spread'        | info-strategy spread
            docker info                                   | '  └ Status: Pending'      | info-pending Pending
            docker-machine ls                             | n1  -  virtualbox  Running  tcp://192.168.99.102:2376  n0 (master)  v20.10.5 | machine-url tcp://192.168.99.102:2376;machine-master n0 (master)
            docker-machine env --swarm n0                 | export DOCKER_HOST="tcp://192.168.99.101:3376" | machine-cluster 3376
            docker ps                                     | e3   nginx   Up 1 second   n0/web | container-node n0/web
            docker run nginx                              | docker: Error response from daemon: Unable to find a node that satisfies the following conditions | nowhere Unable to find a node that satisfies
            docker exec web ip r                          | default via 172.18.0.1 dev eth1 | default-route default via 172.18.0.1 dev eth1
            """)
    void should_mark_the_place_that_matters(String command, String line, String expected) {
        assertThat(String.join(";", explained(command, line))).isEqualTo(expected);
    }

    @Test
    void should_have_nothing_to_say_of_other_outputs() {
        assertThat(explained("cat notes.txt", "mtu 1450, nameserver 127.0.0.11, wget: bad address 'web'"))
                .isEmpty();
        assertThat(explained("docker network ls", "")).isEmpty();
    }

    @Test
    @Timeout(20)
    void should_not_be_held_up_by_what_somebody_may_print() {
        var huge = List.of("1: eth0@if".repeat(20_000), "((((" + " ".repeat(100_000), "\\_ ".repeat(30_000), "");

        for (var command : List.of("docker exec web ip addr", "docker service ps x", "docker network inspect x")) {
            assertThat(explanations.of(command, huge)).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_have_a_text_for_every_rule(Language language) {
        var catalogue = Catalogue.ofProduct();

        assertThat(explanations.rules())
                .hasSizeGreaterThan(60)
                .allSatisfy(rule -> assertThat(catalogue.knows(language, "explain." + rule.id()))
                        .as(rule.id())
                        .isTrue());
        assertThat(explanations.rules().stream().map(OutputRule::id)).doesNotHaveDuplicates();
    }

    @Test
    void should_give_every_text_the_arguments_it_asks_for() {
        for (var rule : explanations.rules()) {
            var arguments = rule.groups().stream()
                    .flatMap(it -> List.<Object>of(it, "VALUE").stream())
                    .toArray();
            assertThat(Catalogue.ofProduct().say(Language.JA, Text.of("explain." + rule.id(), arguments)))
                    .as(rule.id())
                    .doesNotContain("{", "⟦");
        }
    }
}
