package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.world.DocumentedLab.ALL;
import static dev.overlaylab.checkers.world.DocumentedLab.PAGE_FROM;
import static dev.overlaylab.checkers.world.World.DEMO0;
import static dev.overlaylab.checkers.world.World.DEMO1;
import static dev.overlaylab.checkers.world.World.KEYSTORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.overlaylab.checkers.catalogue.VerdictsTest.Situation;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.world.World;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines that are odd or in trouble in ways no lab has in mind. */
class FaultsTest {
    static Stream<Situation> situations() {
        return VerdictsTest.situations();
    }

    /** Those that pass: whatever is odd about the machines beside that must not spoil them. */
    static Stream<Situation> passing() {
        return situations().filter(it -> it.reasons().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("passing")
    void should_pass_nothing_that_a_machine_cannot_say_any_more(Situation situation) {
        var machines = new HashSet<String>();
        var rounds = new int[1];
        judged(situation, probes -> {
            rounds[0]++;
            probes.forEach(it -> machines.add(it.machine()));
            return probes;
        });
        for (var machine : machines) {
            for (int last = 0; last < rounds[0]; last++) {
                // given: a machine that dies after so many rounds
                var round = new int[] {-last};
                var asked = new boolean[1];

                // when
                var verdict = judged(situation, machine, round, asked);

                // then
                if (asked[0] && !isNotMissed(situation, machine)) {
                    assertThat(verdict.outcome())
                            .as("%s: %s dies after round %d: %s", situation, machine, last, verdict)
                            .isNotEqualTo(Outcome.PASS);
                    assertThat(verdict.findings()).extracting(Finding::reason).doesNotContain("cannot.own-fault");
                } else {
                    assertThat(verdict.outcome()).isEqualTo(Outcome.PASS);
                }
            }
        }
    }

    /** Where a container might be by mistake does not matter when it is where it should be. */
    private static boolean isNotMissed(Situation situation, String machine) {
        return situation.check().id().equals("container-running") && machine.equals(DEMO1);
    }

    private static void judged(Situation situation, UnaryOperator<Collection<Probe>> seen) {
        var world = situation.world().get();
        new Runner(probes -> world.apply(seen.apply(probes))).run(List.of(situation.check()));
    }

    private static Verdict judged(Situation situation, String machine, int[] round, boolean[] asked) {
        var world = situation.world().get();
        return new Runner(probes -> {
                    boolean dead = round[0]++ >= 0;
                    var seen = new HashMap<Probe, Observation>();
                    var living = new ArrayList<Probe>();
                    for (var probe : probes) {
                        if (dead && probe.machine().equals(machine)) {
                            asked[0] = true;
                            seen.put(probe, new NothingSeen(Cause.LOST, "the connection broke"));
                        } else {
                            living.add(probe);
                        }
                    }
                    seen.putAll(world.apply(living).byProbe());
                    return new Observations(seen);
                })
                .run(List.of(situation.check()))
                .get(0)
                .verdict();
    }

    @ParameterizedTest
    @MethodSource("evil")
    void should_show_a_strange_name_as_it_is(String name) {
        // given
        var world = World.documented();
        world.containers.put(DEMO0, List.of(World.container("web", "nginx", name, "10.77.0.2", 16)));

        // when
        var finding = only(world, "container-running").findings().get(0);

        // then
        assertThat(finding.reason()).isEqualTo("container.not-on-network");
        assertThat(finding.actual()).isEqualTo(name);
        for (var language : Language.values()) {
            assertThat(Catalogue.ofProduct().say(language, finding.text())).doesNotContain("⟦");
        }
    }

    static Stream<String> evil() {
        return Oddities.EVIL.stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"restarting", "created", "paused", "dead", "removing"})
    void should_not_take_a_container_for_running_that_is_about_to_be(String status) {
        // given: as one that restarts in a loop is seen between two starts; it keeps its networks, without addresses
        var world = World.documented();
        world.containers.put(
                DEMO0,
                List.of(
                        like(World.container("web", "nginx", "my-net", "", 0), status),
                        like(World.container("web2", "nginx", "bridge", "", 0), status)));

        // when, then
        for (var check :
                List.of("container-running", "embedded-dns", "container-interfaces", "bridge-isolation", "way-out")) {
            var verdict = only(world, check);
            assertThat(verdict.findings())
                    .as(check)
                    .extracting(Finding::reason, Finding::actual)
                    .containsExactly(tuple("container.not-running", status));
            world.asked.clear();
        }
    }

    @Test
    void should_say_that_a_container_has_no_ipv4_address_rather_than_guess() {
        // given: networks and hosts that speak IPv6 only
        var world = World.documented();
        for (var demo : List.of(DEMO0, DEMO1)) {
            world.network(demo, "my-net", it -> States.like(it, it.id(), "overlay", "global", "fd00:9::/64"));
            world.answers(demo, "exec ip -j -4 addr", 0, "[{},{},{}]");
        }
        world.containers.put(
                DEMO0,
                List.of(
                        World.container("web", "nginx", "my-net", "", 0),
                        World.container("web2", "nginx", "bridge", "", 0)));
        world.answers(DEMO0, "nsenter -t \"$pid\" -n ip -j -4", 0, "[]");
        world.answers(DEMO0, "ip -j -4 route", 0, "[]");
        world.answers(DEMO1, "'http://web/'", 1, "wget: bad address 'web'\n");
        world.answers(DEMO1, "nslookup 'web'", 1, "*** Can't find web: No answer\n");

        // when
        var reasons = new HashMap<String, List<String>>();
        new Runner(world)
                .run(Stream.concat(ALL.stream(), Stream.of(PAGE_FROM)).toList())
                .forEach(it -> reasons.merge(
                        it.checkId(),
                        it.verdict().findings().stream().map(Finding::reason).toList(),
                        (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));

        // then
        assertThat(reasons.get("engine-store")).containsOnly("interface.no-address");
        assertThat(reasons.get("overlay-network")).containsOnly("network.subnet-differs");
        assertThat(reasons.get("page-by-name"))
                .containsExactly("page.name-not-resolved", "page.name-not-resolved", "path.address-outside");
        assertThat(reasons.get("container-interfaces")).containsOnly("interface.absent");
        assertThat(reasons.get("bridge-isolation")).containsExactly("container.no-address");
        assertThat(reasons.get("way-out")).hasSize(1).doesNotContain("cannot.own-fault");
    }

    @Test
    void should_not_judge_words_of_another_language() {
        // given: tools that do not keep to the language they were told
        var world = World.documented();
        world.answers(DEMO1, "'http://web2/'", 1, "wget: falsche Adresse »web2«\n");
        world.answers(DEMO0, "ping -n", 1, "2 Pakete übertragen, 0 empfangen\n");
        world.answers(KEYSTORE, "/v1/status/leader", 7, "curl: (7) Verbindungsaufbau abgelehnt");

        // when, then
        assertThat(only(world, "bridge-isolation").findings())
                .extracting(Finding::reason)
                .containsExactly("cannot.probe-unclear");
        world.asked.clear();
        assertThat(only(world, "way-out").findings())
                .extracting(Finding::reason)
                .containsExactly("cannot.probe-unclear");
        world.asked.clear();
        // then: an exit code is the same in every language
        assertThat(only(world, "consul-leader").findings())
                .extracting(Finding::reason)
                .containsExactly("consul.not-answering");
    }

    private static Verdict only(World world, String id) {
        var check = ALL.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
        return new Runner(world).run(List.of(check)).get(0).verdict();
    }

    private static ContainerState like(ContainerState it, String status) {
        return new ContainerState(
                it.id(), it.name(), it.image(), status, it.networks(), it.publishedPorts(), it.labels());
    }
}
