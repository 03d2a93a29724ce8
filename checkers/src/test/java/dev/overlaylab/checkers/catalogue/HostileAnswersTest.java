package dev.overlaylab.checkers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.catalogue.VerdictsTest.Situation;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.world.Mutations;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spoilt answers to every probe of every check: each gets a verdict, and none of our own words for a bug. */
class HostileAnswersTest {
    private static final int TRIES = 25;

    static Stream<Situation> situations() {
        return VerdictsTest.situations();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void should_judge_whatever_a_machine_says(Situation situation) {
        for (var seed = 1L; seed <= TRIES; seed++) {
            // given
            var mutations = new Mutations(seed);
            var world = situation.world().get();

            // when
            var verdict = new Runner(probes -> {
                        var seen = new HashMap<Probe, Observation>();
                        probes.forEach(it -> seen.put(it, spoilt(answer(world, it), mutations)));
                        return new Observations(seen);
                    })
                    .run(List.of(situation.check()))
                    .get(0)
                    .verdict();

            // then
            assertThat(verdict.findings()).as("seed %d", seed).allSatisfy(finding -> {
                assertThat(finding.reason()).isNotEqualTo("cannot.own-fault");
                assertThat(finding.details().values())
                        .allSatisfy(it -> assertThat(it)
                                .doesNotContainPattern(
                                        "\\b(java|dev\\.overlaylab|com\\.\\w+)\\.[\\w.]+(Exception|Error)\\b"));
            });
        }
    }

    /** What a spoilt answer made a check ask is beyond what these machines know. */
    private static Observation answer(Function<Collection<Probe>, Observations> world, Probe probe) {
        try {
            return Objects.requireNonNull(world.apply(List.of(probe)).byProbe().get(probe));
        } catch (IllegalStateException notKnown) {
            return new NothingSeen(Cause.LOST, "not known");
        }
    }

    private static Observation spoilt(Observation seen, Mutations mutations) {
        if (seen instanceof NothingSeen || mutations.number(3) == 0) {
            return seen;
        }
        if (seen instanceof CommandSeen command) {
            var code = mutations.number(4) == 0 ? mutations.number(256) : command.exitCode();
            return new CommandSeen(code, mutations.of(command.stdout()), command.stderr());
        }
        return (Observation) mutations.ofAny(seen);
    }
}
