package dev.overlaylab.checkers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.catalogue.VerdictsTest.Situation;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.probe.TrialsScript;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every check of the catalogue makes of machines that are odd in one way, where without it the check passes. */
class OddMachinesTest {
    private static final Pattern TIME_OF_DAY =
            Pattern.compile("\\bdate\\b|\\bstat\\b[^|]*%[xyzXYZ]|EPOCH|\\$SECONDS|%\\(|-newer|-mmin|--since|--until");

    /** Judged on no container's state, but on engines, hosts and stores, or on the page that came. */
    private static final Set<String> WITHOUT_CONTAINERS = Set.of(
            "consul-leader",
            "engine-certificate",
            "engine-store",
            "gateway-bridge",
            "ingress-dnat",
            "interface-address",
            "kernel-version",
            "overlay-network",
            "page-by-name",
            "ports-open",
            "published-port",
            "store-healthy",
            "store-members",
            "store-private",
            "subnets-apart",
            "swarm-nodes",
            "unique-host-names");

    /** Judged on no address that we look up: names, states and options, or the page that came. */
    private static final Set<String> WITHOUT_ADDRESSES = Set.of(
            "container-running",
            "embedded-dns",
            "gateway-bridge",
            "kernel-version",
            "overlay-network",
            "page-by-name",
            "service-replicas",
            "swarm-nodes",
            "tasks-rescheduled",
            "unique-host-names");

    static List<Situation> passing() {
        return VerdictsTest.situations().filter(it -> it.reasons().isEmpty()).toList();
    }

    @ParameterizedTest
    @MethodSource("passing")
    void should_pass_beside_ten_thousand_containers_and_names_of_all_kinds(Situation situation) {
        assertThat(judged(situation, Oddities::crowded)).isEqualTo(Verdict.pass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17.05.0-ce", "18.09.1", "26.1.5", "29.0.0-rc.1", "dev"})
    void should_pass_whatever_version_the_engine_is(String version) {
        assertThat(passing())
                .allSatisfy(it -> assertThat(judged(it, Oddities.version(version)))
                        .as(it.name())
                        .isEqualTo(Verdict.pass()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void should_judge_nothing_by_a_part_of_what_a_machine_printed(int ninths) {
        for (var situation : passing()) {
            var commands = new boolean[1];
            var verdict = judged(situation, (probe, seen) -> {
                commands[0] |= seen instanceof Observation.CommandSeen;
                return Oddities.cut(ninths).apply(seen);
            });
            assertThat(verdict.outcome())
                    .as("%s: %s", situation, verdict)
                    .isEqualTo(commands[0] ? Outcome.CANNOT_CHECK : Outcome.PASS);
            assertThat(reasons(verdict)).doesNotContain("cannot.own-fault");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void should_judge_no_json_that_was_cut_short(int quarters) {
        for (var situation : passing()) {
            var cut = new boolean[1];
            var verdict = judged(situation, (probe, seen) -> {
                var odd = Oddities.jsonCut(quarters).apply(seen);
                cut[0] |= !odd.equals(seen);
                return odd;
            });
            // The resolver's file is read together with links and routes, which are judged by other checks.
            var read = cut[0] && !situation.check().id().equals("embedded-dns");
            assertThat(reasons(verdict))
                    .as("%s: %s", situation, verdict)
                    .isEqualTo(read ? List.of("cannot.probe-unclear") : List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("passing")
    void should_judge_nothing_of_an_engine_that_hangs(Situation situation) {
        // given: a host that answers well, and an engine on it that does not
        var asked = new boolean[1];

        // when
        var verdict = judged(situation, (probe, seen) -> {
            var shell = probe instanceof Probe.TrialsProbe && !probe.startsContainer();
            asked[0] |= !shell;
            return shell ? seen : new NothingSeen(Cause.TIMED_OUT, "10 s");
        });

        // then
        assertThat(reasons(verdict)).isEqualTo(asked[0] ? List.of("cannot.timed-out") : List.of());
    }

    @Test
    void should_pass_no_container_that_restarts_in_a_loop() {
        assertThat(passedBy(Oddities::restarting)).isEqualTo(new TreeSet<>(WITHOUT_CONTAINERS));
    }

    @Test
    void should_pass_nothing_without_the_ipv4_address_it_is_about() {
        assertThat(passedBy(Oddities::ipv6Only)).isEqualTo(new TreeSet<>(WITHOUT_ADDRESSES));
    }

    @Test
    void should_ask_no_machine_for_the_time_of_day() {
        // given: all that is ever put to a shell, right ways and wrong ways
        var scripts = new TreeSet<String>();
        VerdictsTest.situations()
                .forEach(it -> judged(it, (probe, seen) -> {
                    if (probe instanceof Probe.TrialsProbe trials) {
                        scripts.add(TrialsScript.of(trials).toString());
                    }
                    return seen;
                }));

        // then
        assertThat(scripts)
                .hasSizeGreaterThan(50)
                .noneMatch(it -> TIME_OF_DAY.matcher(it).find());
    }

    /** The types that still pass, in all the ways that are right; no oddity is a fault of ours. */
    private static Set<String> passedBy(UnaryOperator<Observation> oddity) {
        var passed = new TreeSet<String>();
        var stopped = new TreeSet<String>();
        for (var situation : passing()) {
            var verdict = judged(situation, oddity);
            assertThat(reasons(verdict)).as("%s", situation).doesNotContain("cannot.own-fault");
            (verdict.outcome() == Outcome.PASS ? passed : stopped)
                    .add(situation.check().id());
        }
        assertThat(Stream.concat(passed.stream(), stopped.stream()).distinct().sorted())
                .containsExactlyElementsOf(CheckCatalogue.types());
        return passed;
    }

    private static List<String> reasons(Verdict verdict) {
        return verdict.findings().stream().map(Finding::reason).distinct().toList();
    }

    private static Verdict judged(Situation situation, UnaryOperator<Observation> oddity) {
        return judged(situation, (probe, seen) -> oddity.apply(seen));
    }

    private static Verdict judged(Situation situation, BiFunction<Probe, Observation, Observation> oddity) {
        var world = situation.world().get();
        return new Runner(probes -> {
                    var seen = new HashMap<Probe, Observation>();
                    world.apply(probes).byProbe().forEach((probe, it) -> seen.put(probe, oddity.apply(probe, it)));
                    return new Observations(seen);
                })
                .run(List.of(situation.check()))
                .get(0)
                .verdict();
    }
}
