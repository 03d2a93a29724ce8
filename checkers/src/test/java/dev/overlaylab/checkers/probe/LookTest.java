package dev.overlaylab.checkers.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Probe.ContainersProbe;
import dev.overlaylab.checkers.probe.Probe.EngineProbe;
import dev.overlaylab.checkers.probe.Probe.ShellProbe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LookTest {
    private static final ShellProbe ONE = new ShellProbe("a", "one");
    private static final ShellProbe TWO = new ShellProbe("a", "two");
    private static final EngineProbe ENGINE = new EngineProbe("a");
    private static final ShellProbe OTHER = new ShellProbe("b", "one");

    private final Map<Probe, Observation> answers = new HashMap<>();
    private final List<Probe> asked = new ArrayList<>();
    private final Look look = new Look(probes -> {
        asked.addAll(probes);
        var seen = new HashMap<Probe, Observation>();
        probes.forEach(it -> seen.put(it, answers.getOrDefault(it, new CommandSeen(0, "fine", ""))));
        return new Observations(seen);
    });

    @Test
    void should_ask_nothing_twice() {
        look.at(List.of(ONE, OTHER));
        look.at(List.of(ONE, TWO));
        look.at(List.of(TWO));

        assertThat(asked).containsExactlyInAnyOrder(ONE, OTHER, TWO);
        assertThat(look.seen().byProbe()).containsOnlyKeys(ONE, TWO, OTHER);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ENGINE_DOWN", "ENGINE_ERROR", "NOT_OBSERVED"})
    void should_not_ask_a_machine_again_that_answered_nothing(Cause why) {
        // given
        var silence = new NothingSeen(why, "silent");
        answers.put(ONE, silence);
        answers.put(ENGINE, silence);

        // when
        look.at(List.of(ONE, ENGINE, OTHER));
        look.at(List.of(TWO, new ContainersProbe("a"), new ShellProbe("b", "two")));

        // then
        assertThat(asked).containsExactlyInAnyOrder(ONE, ENGINE, OTHER, new ShellProbe("b", "two"));
        assertThat(look.seen().byProbe()).containsEntry(TWO, silence).containsEntry(new ContainersProbe("a"), silence);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"ENGINE_DOWN", "ENGINE_ERROR", "NOT_OBSERVED"})
    void should_go_on_asking_a_machine_where_only_this_has_no_answer(Cause why) {
        answers.put(ENGINE, new NothingSeen(why, "not well"));

        look.at(List.of(ENGINE));
        look.at(List.of(ONE));

        assertThat(asked).containsExactly(ENGINE, ONE);
    }

    @Test
    void should_go_on_asking_a_machine_that_answered_anything() {
        answers.put(ONE, new NothingSeen(Cause.TIMED_OUT, "slow script"));

        look.at(List.of(ONE, ENGINE));
        look.at(List.of(TWO));

        assertThat(asked).contains(TWO);
        assertThat(look.seen().command(TWO).stdout()).isEqualTo("fine");
    }
}
