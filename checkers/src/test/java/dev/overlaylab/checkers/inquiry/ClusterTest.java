package dev.overlaylab.checkers.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.world.World;
import dev.overlaylab.i18n.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was not seen is neither PASS nor FAIL, however it is read. */
class ClusterTest {
    private final World world = World.documented();

    /** Every way to read something of a machine. */
    static Stream<Consumer<Cluster>> readings() {
        return Stream.of(
                it -> it.engine(World.DEMO0),
                it -> it.networks(World.DEMO0),
                it -> it.network(World.DEMO0, "my-net"),
                it -> it.containers(World.DEMO0),
                it -> it.running(World.DEMO0, "web"),
                it -> it.links(World.DEMO0),
                it -> it.address(World.DEMO0, "eth1"),
                it -> it.tried(Trials.in(World.DEMO0, "busybox", "my-net", "true")),
                it -> it.gather(new Probe.EngineProbe(World.DEMO0)));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void should_not_say_anything_of_what_a_recording_does_not_hold(Consumer<Cluster> reading) {
        assertThatExceptionOfType(CannotCheckException.class)
                .isThrownBy(() -> reading.accept(Cluster.recorded(new Observations(Map.of()))))
                .satisfies(it -> assertThat(it.finding().reason()).isEqualTo("cannot.not-observed"))
                .satisfies(it -> assertThat(it.finding().where()).isEqualTo(World.DEMO0))
                .withMessageContaining("never looked at on mhs-demo0")
                .withMessageContaining("[cannot.not-observed]");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void should_say_why_a_machine_did_not_answer(Cause cause) {
        // given
        world.silent(World.DEMO0, cause, "the detail");
        var cluster = Cluster.live(world, World.DEMO0);

        // when
        var thrown = catchThrowableOfType(Throwable.class, () -> cluster.engine(World.DEMO0));

        // then
        if (cause == Cause.ABSENT) {
            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            FindingsError.class,
                            it -> assertThat(it.findings())
                                    .containsExactly(Reason.MACHINE_ABSENT.at(World.DEMO0, World.DEMO0, "")));
        } else {
            assertThat(thrown).isInstanceOfSatisfying(CannotCheckException.class, it -> {
                assertThat(it.finding().reason())
                        .isEqualTo("cannot."
                                + cause.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                assertThat(it.finding().details()).containsEntry("detail", "the detail");
            });
        }
    }

    @Test
    void should_name_all_machines_nobody_made() {
        // given
        world.silent(World.DEMO0, Cause.ABSENT, "");
        world.silent(World.DEMO1, Cause.ABSENT, "");
        world.silent(World.KEYSTORE, Cause.UNREACHABLE, "");

        // then
        assertThatExceptionOfType(FindingsError.class)
                .isThrownBy(() -> Cluster.live(world)
                        .gather(
                                new Probe.EngineProbe(World.DEMO1),
                                new Probe.NetworksProbe(World.DEMO1),
                                new Probe.EngineProbe(World.KEYSTORE),
                                new Probe.EngineProbe(World.DEMO0)))
                .satisfies(it ->
                        assertThat(it.findings()).extracting(Finding::where).containsExactly(World.DEMO1, World.DEMO0));
    }

    @Test
    void should_ask_a_live_cluster_for_each_thing_once() {
        // given
        var cluster = Cluster.live(world, World.DEMO0, World.DEMO1);

        // when
        cluster.gather(new Probe.EngineProbe(World.DEMO0), new Probe.EngineProbe(World.DEMO0));
        cluster.engine(World.DEMO0);
        cluster.only(List.of(World.DEMO1)).engine(World.DEMO0);
        cluster.withoutAsking().engine(World.DEMO0);

        // then
        assertThat(world.rounds).isEqualTo(1);
        assertThat(world.asked).containsExactly(new Probe.EngineProbe(World.DEMO0));
        assertThatExceptionOfType(Cluster.Unasked.class)
                .isThrownBy(() -> cluster.withoutAsking().networks(World.DEMO0))
                .satisfies(it -> assertThat(it.probes()).containsExactly(new Probe.NetworksProbe(World.DEMO0)))
                .withMessageContaining("NetworksProbe");
    }

    @Test
    void should_know_its_hosts() {
        assertThat(Cluster.live(world, "b", "a").hosts()).containsExactly("b", "a");
        assertThat(Cluster.live(world, "b", "a").only(List.of("a")).hosts()).containsExactly("a");
        assertThat(Cluster.live(world, "b", "a").withoutAsking().hosts()).containsExactly("b", "a");
        assertThat(Cluster.recorded(world.apply(List.of(
                                new Probe.EngineProbe(World.DEMO1),
                                new Probe.NetworksProbe(World.DEMO1),
                                new Probe.EngineProbe(World.DEMO0))))
                        .hosts())
                .containsExactly(World.DEMO0, World.DEMO1);
    }

    @Test
    void should_not_take_an_answer_of_another_kind() {
        // given
        var probe = new Probe.EngineProbe(World.DEMO0);
        var wrong = new Observations(Map.of(probe, new Observation.CommandSeen(0, "", "")));
        var check = inquiry(cluster -> {
            cluster.engine(World.DEMO0);
            return Verdict.pass();
        });

        // when
        var verdict = new Runner(it -> wrong).run(List.of(check)).get(0).verdict();

        // then
        assertThat(verdict.findings()).extracting(Finding::reason).containsExactly("cannot.own-fault");
    }

    @Test
    void should_not_believe_a_judgement_that_read_nothing() {
        for (var check : List.of(
                inquiry(it -> Verdict.pass()),
                inquiry(it -> {
                    it.gather(new Probe.EngineProbe(World.DEMO0));
                    return Verdict.pass();
                }),
                inquiry(it -> Verdict.fail(List.of(Reason.NETWORK_ABSENT.at("", "", "")))))) {
            var verdict =
                    new Runner(World.documented()).run(List.of(check)).get(0).verdict();
            assertThat(verdict.findings()).extracting(Finding::reason).containsExactly("cannot.own-fault");
            assertThat(verdict.findings().get(0).details().get("detail")).contains("without reading any answer");
        }
    }

    @Test
    void should_not_judge_before_everything_was_asked() {
        // given
        var check = inquiry(it -> {
            it.engine(World.DEMO0);
            return Verdict.pass();
        });

        // then
        assertThat(check.probes(new Observations(Map.of()))).containsExactly(new Probe.EngineProbe(World.DEMO0));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> check.judge(new Observations(Map.of())))
                .withMessageContaining("EngineProbe");
    }

    @Test
    void should_tell_the_ways_that_were_gone_along_whatever_came_of_it() {
        // given
        var way = new Trace("a", "b", Map.of(), List.of(new Trace.Hop("name", "name", Trace.State.WHOLE, List.of())));
        var engine = new Probe.EngineProbe(World.DEMO0);
        var seen = world.apply(List.of(engine));

        // then
        assertThat(tracing(way, it -> Verdict.pass()).traces(seen)).containsExactly(way);
        assertThat(tracing(way, it -> {
                            throw Reason.NETWORK_ABSENT.fails("", "", "");
                        })
                        .traces(seen))
                .containsExactly(way);
        assertThat(tracing(way, it -> {
                            it.networks(World.DEMO0);
                            return Verdict.pass();
                        })
                        .traces(seen))
                .as("what came before a question without an answer")
                .containsExactly(way);
        assertThat(inquiry(it -> Verdict.pass()).traces(seen)).isEmpty();
    }

    private static Inquiry tracing(Trace way, Function<Cluster, Verdict> conclusion) {
        return inquiry(it -> {
            it.traced(way);
            return conclusion.apply(it);
        });
    }

    private static Inquiry inquiry(Function<Cluster, Verdict> conclusion) {
        return new Inquiry("mine", Text.of("check.mine")) {
            @Override
            protected Verdict conclude(Cluster cluster) {
                return conclusion.apply(cluster);
            }
        };
    }
}
