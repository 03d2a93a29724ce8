package dev.overlaylab.checkers.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Place;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.world.DocumentedLab;
import dev.overlaylab.checkers.world.World;
import dev.overlaylab.i18n.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RunnerTest {
    /** Close to where the clock turns over: a deadline may lie behind that. */
    private long now = Long.MAX_VALUE - 1_000_000_000L;

    private final List<Duration> pauses = new ArrayList<>();

    private record Made(
            String id, Function<Observations, Collection<Probe>> asks, Function<Observations, Verdict> judges)
            implements Check {
        @Override
        public Text title() {
            return Text.of("check.made");
        }

        @Override
        public Collection<Probe> probes(Observations seen) {
            return asks.apply(seen);
        }

        @Override
        public Verdict judge(Observations seen) {
            return judges.apply(seen);
        }
    }

    private Runner patient(Function<Collection<Probe>, Observations> observer) {
        return new Runner(observer, () -> now, time -> {
            pauses.add(time);
            now += time.toNanos();
        });
    }

    @Test
    void should_call_its_own_fault_neither_pass_nor_fail() {
        // given
        var throwing = new Made("throwing", seen -> List.of(), seen -> {
            throw new IllegalStateException("boom");
        });
        var asking = new Made(
                "asking",
                seen -> {
                    throw new IllegalStateException("boom");
                },
                seen -> {
                    throw new IllegalArgumentException("not asked");
                });

        // when
        var results = new Runner(World.documented()).run(List.of(throwing, DocumentedLab.CONSUL, asking));

        // then
        assertThat(results).extracting(CheckResult::checkId).containsExactly("throwing", "consul-leader", "asking");
        assertThat(results.get(0).verdict()).satisfies(RunnerTest::ownFault);
        assertThat(results.get(1).verdict()).isEqualTo(Verdict.pass());
        assertThat(results.get(2).verdict()).satisfies(RunnerTest::ownFault);
    }

    @Test
    void should_not_judge_when_observing_itself_failed() {
        // given
        Function<Collection<Probe>, Observations> broken = probes -> {
            throw new IllegalStateException("boom");
        };

        // when
        var results = new Runner(broken).run(DocumentedLab.ALL);

        // then
        assertThat(results).hasSize(DocumentedLab.ALL.size()).allSatisfy(it -> ownFault(it.verdict()));
    }

    @Test
    void should_not_judge_when_the_observer_left_something_out() {
        // when
        var results = new Runner(probes -> new Observations(Map.of())).run(DocumentedLab.ALL);

        // then
        assertThat(results).allSatisfy(it -> ownFault(it.verdict()));
    }

    @Test
    void should_say_why_when_a_check_reads_what_a_machine_did_not_answer() {
        // given
        var world = World.documented();
        world.silent(World.DEMO0, Cause.UNREACHABLE, "no route to host");
        world.silent(World.DEMO1, Cause.ABSENT, "");

        // when
        var results = new Runner(world).run(List.of(reading(World.DEMO0), reading(World.DEMO1)));

        // then
        assertThat(results)
                .extracting(CheckResult::verdict)
                .containsExactly(
                        Verdict.cannotCheck(Reason.CANNOT_UNREACHABLE.at(
                                World.DEMO0, "", "", Map.of("detail", "no route to host"))),
                        Verdict.fail(List.of(Reason.MACHINE_ABSENT.at(World.DEMO1, World.DEMO1, ""))));
    }

    private static Check reading(String machine) {
        var probe = new Probe.EngineProbe(machine);
        return new Made("reads " + machine, seen -> List.of(probe), seen -> {
            seen.of(probe);
            return Verdict.pass();
        });
    }

    @Test
    void should_keep_what_the_last_verdict_was_judged_on() {
        // given
        Function<Collection<Probe>, Observations> settling = probes -> {
            var world = World.documented();
            if (pauses.isEmpty()) {
                world.withoutNetwork(World.DEMO1, "my-net");
            }
            return world.apply(probes);
        };
        var probe = new Probe.NetworksProbe(World.DEMO1);

        // when
        var judged = patient(settling).judgeUntil(List.of(DocumentedLab.OVERLAY), Duration.ofSeconds(30));

        // then
        assertThat(pauses).containsExactly(Duration.ofMillis(500));
        assertThat(judged.evidence()).containsOnlyKeys("overlay-network");
        assertThat(Objects.requireNonNull(judged.evidence().get("overlay-network"))
                        .of(probe))
                .isEqualTo(World.documented().apply(List.of(probe)).of(probe));
    }

    @Test
    void should_stop_asking_a_check_that_never_ends() {
        // given
        var count = new int[1];
        var endless = new Made(
                "endless",
                seen -> List.of(new Probe.TrialsProbe(
                        "mh-keystore", new Place.Host(), List.of("exec ip -j -4 addr " + count[0]++))),
                seen -> Verdict.pass());

        // when
        new Runner(World.documented()).run(List.of(endless));

        // then
        assertThat(count[0]).isEqualTo(6);
    }

    @Test
    void should_observe_anew_only_what_has_not_passed_until_it_does() {
        // given
        var worlds = new ArrayList<World>();
        Function<Collection<Probe>, Observations> settling = probes -> {
            var world = World.documented();
            if (pauses.size() < 3) {
                world.withoutNetwork(World.DEMO1, "my-net");
            }
            worlds.add(world);
            return world.apply(probes);
        };

        // when
        var results = patient(settling)
                .until(List.of(DocumentedLab.WEB, DocumentedLab.OVERLAY, DocumentedLab.DNS), Duration.ofSeconds(30));

        // then
        assertThat(results)
                .extracting(CheckResult::checkId)
                .containsExactly("container-running", "overlay-network", "embedded-dns");
        assertThat(results).allMatch(it -> it.verdict().outcome() == Verdict.Outcome.PASS);
        assertThat(pauses).hasSize(3);
        assertThat(worlds.get(worlds.size() - 1).asked)
                .containsExactlyInAnyOrder(new Probe.NetworksProbe(World.DEMO0), new Probe.NetworksProbe(World.DEMO1));
    }

    @Test
    void should_give_the_last_verdicts_when_the_time_is_over() {
        // given
        Function<Collection<Probe>, Observations> never = probes -> {
            var world = World.documented();
            world.withoutNetwork(World.DEMO1, "my-net");
            return world.apply(probes);
        };
        var begun = now;

        // when
        var results = patient(never).until(List.of(DocumentedLab.OVERLAY), Duration.ofSeconds(3));

        // then
        assertThat(results.get(0).verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
        assertThat(Duration.ofNanos(now - begun))
                .as("another look would begin when the time is over")
                .isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void should_judge_once_even_without_time_and_stop_when_interrupted() {
        // given
        var world = World.documented();
        world.withoutNetwork(World.DEMO1, "my-net");
        Thread.currentThread().interrupt();

        // when
        var results = new Runner(probes -> {
                    world.asked.clear();
                    return world.apply(probes);
                })
                .until(List.of(DocumentedLab.OVERLAY), Duration.ofMinutes(5));

        // then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(results.get(0).verdict().outcome()).isEqualTo(Verdict.Outcome.FAIL);
        assertThat(world.rounds).isEqualTo(1);
        assertThat(patient(World.documented()).until(DocumentedLab.ALL, Duration.ZERO))
                .hasSize(DocumentedLab.ALL.size());
    }

    private static void ownFault(Verdict verdict) {
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.CANNOT_CHECK);
        assertThat(verdict.findings()).extracting(Finding::reason).containsExactly("cannot.own-fault");
    }
}
