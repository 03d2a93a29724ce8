package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineReading.Topic;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rehearsal does not come to is not in the archive, and nobody would notice. */
class RehearsedHostTest {
    @Test
    void should_have_an_engine_that_is_really_read() throws MachineException {
        try (var host = new RehearsedHost("mhs-demo0")) {
            // when
            var reading = host.engine().read(EnumSet.of(Topic.STATE, Topic.NETWORKS, Topic.CONTAINERS));

            // then
            assertThat(reading.state().version()).isEqualTo("20.10.5");
            assertThat(reading.networks()).extracting(NetworkState::name).containsExactly("my-net");
            assertThat(reading.containers()).extracting(ContainerState::name).containsExactly("web");
        }
    }

    @Test
    void should_start_a_container_that_says_nothing() throws MachineException {
        try (var host = new RehearsedHost("mhs-demo0")) {
            // when
            var answer = host.engine().runOnce("busybox", "my-net", List.of("true"), Map.of(), Duration.ofSeconds(20));

            // then
            assertThat(answer.exitCode()).isZero();
            assertThat(answer.stdout()).isEmpty();
        }
    }
}
