package dev.overlaylab.checkers.machine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine whose clock is wrong says the same of everything else: the recordings of a real one, at another time. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WrongClockTest {
    /** What an engine dates itself; labels, which others wrote, have dots in their names. */
    private static final Pattern TIME =
            Pattern.compile("(?<=\"[A-Za-z]{1,20}\": \")\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private static final Pattern SECONDS = Pattern.compile("(?<=\"Created\": )\\d+");
    private static final List<String> SWARM = List.of("nodes", "services", "tasks");

    @ParameterizedTest
    @ValueSource(longs = {-2, 2, -24 * 365 * 20, 24 * 365 * 20})
    void should_read_the_same_whatever_time_the_engine_thinks_it_is(long hours) throws Exception {
        assertThat(read(Duration.ofHours(hours))).isEqualTo(read(Duration.ZERO));
    }

    @Test
    void should_be_tried_on_recordings_with_times_in_them() throws Exception {
        assertThat(TIME.matcher(recorded("tasks", Duration.ZERO)).results()).hasSizeGreaterThan(5);
        assertThat(recorded("tasks", Duration.ofHours(2)))
                .doesNotContain("2026-11-21T08:11:40.637571406Z")
                .contains("2026-11-21T10:11:40.637571406Z");
        assertThat(recorded("containers", Duration.ofHours(2))).isNotEqualTo(recorded("containers", Duration.ZERO));
    }

    /** All that the engine says, its swarm and its containers among them. */
    private static List<Object> read(Duration off) throws IOException, MachineException {
        var socket = new CannedEngine().version("1.41").json("/v1.41/info", recorded("info", off));
        socket.json("/v1.41/networks", recorded("networks", off));
        var containers = recorded("containers", off);
        socket.json("/v1.41/containers/json", containers);
        for (var word : containers.split("\"", -1)) {
            if (word.matches("[0-9a-f]{64}")) {
                socket.json("/v1.41/containers/" + word + "/json", recorded("container-old", off));
            }
        }
        try (var engine = new DockerEngine(socket, Duration.ofSeconds(20))) {
            var alone = List.<Object>of(engine.state(), engine.networks(), engine.containers());
            socket.json("/v1.41/info", recorded("info-manager", off));
            for (var topic : SWARM) {
                socket.json("/v1.41/" + topic, recorded(topic, off));
            }
            return List.of(alone, engine.swarm());
        }
    }

    private static String recorded(String name, Duration off) throws IOException {
        try (var stream = Objects.requireNonNull(
                WrongClockTest.class.getResourceAsStream("/engine-20.10.5/" + name + ".json"), name)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var dated = TIME.matcher(text).replaceAll(it -> later(it.group(), off));
            return SECONDS.matcher(dated).replaceAll(it -> Long.toString(Long.parseLong(it.group()) + off.toSeconds()));
        }
    }

    /** What was never is never, whatever the clock says. */
    private static String later(String time, Duration off) {
        return time.startsWith("0001-") ? time : Instant.parse(time).plus(off).toString();
    }
}
