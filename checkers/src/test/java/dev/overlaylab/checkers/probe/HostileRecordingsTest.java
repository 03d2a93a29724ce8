package dev.overlaylab.checkers.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.probe.Observation.ContainersSeen;
import dev.overlaylab.checkers.probe.Probe.ContainersProbe;
import dev.overlaylab.checkers.world.Mutations;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Recordings that were spoilt are read or refused; large and odd ones come back whole. */
class HostileRecordingsTest {
    private final ObservationsJson json = new ObservationsJson();

    @Test
    void should_read_or_refuse_every_spoilt_recording() {
        var good = json.write(Recording.ofEveryKind());
        var refused = 0;
        for (var seed = 1L; seed <= 3_000; seed++) {
            var text = new Mutations(seed).of(good);
            try {
                var read = json.read(text);
                assertThat(json.read(json.write(read))).as("seed %d", seed).isEqualTo(read);
            } catch (MalformedObservationsException e) {
                assertThat(e).as("seed %d", seed).hasMessageNotContaining("dev.overlaylab");
                refused++;
            } catch (RuntimeException e) {
                fail("seed " + seed, e);
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void should_bring_back_any_text_as_it_was() throws MalformedObservationsException {
        for (var seed = 1L; seed <= 500; seed++) {
            var mutations = new Mutations(seed);
            var name = mutations.of("we'b \"2\"\nweb");
            var observations = new Observations(Map.of(
                    new ContainersProbe(mutations.of("demo0")),
                    new ContainersSeen(List.of(new ContainerState(
                            "id", name, "nginx", "restarting", Map.of(), List.of(), Map.of(name, name))))));

            assertThat(json.read(json.write(observations))).as("seed %d", seed).isEqualTo(observations);
        }
    }

    @Test
    void should_keep_ten_thousand_containers() throws MalformedObservationsException {
        var many = IntStream.range(0, 10_000)
                .mapToObj(it -> new ContainerState(
                        "id" + it, "c" + it, "nginx", "restarting", Map.of(), List.of(), Map.of("n", "" + it)))
                .toList();
        var observations = new Observations(Map.of(new ContainersProbe("demo0"), new ContainersSeen(many)));

        assertThat(json.read(json.write(observations))).isEqualTo(observations);
    }
}
