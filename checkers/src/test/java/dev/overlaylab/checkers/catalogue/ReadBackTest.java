package dev.overlaylab.checkers.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.catalogue.VerdictsTest.Situation;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.machine.recorded.RecordedMachine;
import dev.overlaylab.checkers.probe.MalformedObservationsException;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.ObservationsJson;
import dev.overlaylab.checkers.probe.Observer;
import dev.overlaylab.checkers.probe.Probe;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence kept as text and judged again, in every state of every check. */
class ReadBackTest {
    private final ObservationsJson json = new ObservationsJson();

    static Stream<Situation> situations() {
        return VerdictsTest.situations();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void should_judge_alike_when_read_back(Situation situation) throws MalformedObservationsException {
        // given
        var world = situation.world().get();
        var kept = new HashMap<Probe, Observation>();
        var checks = List.of(situation.check());
        var judged = new Runner(probes -> {
                    var seen = world.apply(probes);
                    kept.putAll(seen.byProbe());
                    return seen;
                })
                .run(checks);

        // when
        var read = json.read(json.write(new Observations(kept)));

        // then
        assertThat(read.byProbe()).isEqualTo(kept);
        try (var replay = new Observer(RecordedMachine.of(read))) {
            assertThat(new Runner(replay::observe).run(checks)).isEqualTo(judged);
        }
    }
}
