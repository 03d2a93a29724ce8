package dev.overlaylab.labs.classicswarm.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                    | discovery required to join a cluster. See 'swarm join --help'.
            nodes://a:1                                           | missing mandatory --advertise flag
            --advertise=a nodes://a:1                             | --advertise should be of the form ip:port or hostname:port
            --advertise a:0 nodes://a:1                           | --advertise should be of the form ip:port or hostname:port
            --advertise a:1 --heartbeat=10ms nodes://a:1          | --heartbeat should be at least one second
            --advertise a:1 --heartbeat=often nodes://a:1         | invalid --heartbeat: time: invalid duration often
            --advertise a:1 --ttl=30s nodes://a:1                 | --ttl must be strictly superior to the heartbeat value
            --advertise a:1 --delay=-1s nodes://a:1               | invalid --delay: time: invalid duration -1s
            --advertise a:1 --discovery-opt=kv.path nodes://a:1   | --discovery-opt must contain key=value strings
            --nonsense nodes://a:1                                | flag provided but not defined: -nonsense
            nodes://a:1 --advertise                               | flag needs an argument: -advertise
            --advertise a:1 token://x                             | discovery service not supported: token://
            """)
    void should_say_what_is_wrong_with_what_was_typed(String line, String complaint) {
        assertThat(join(line)).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("level=fatal")
                .contains(complaint);
    }

    @Test
    void should_go_on_when_the_discovery_refuses_until_it_is_ended() throws Exception {
        var thread = new Thread(() -> join("--addr 10.0.0.1:2376 --heartbeat 1s --ttl 3s nodes://10.0.0.1:2376"));
        thread.start();
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (printed.toString(StandardCharsets.UTF_8).split("level=error", -1).length < 3) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        thread.interrupt();
        thread.join(Duration.ofSeconds(30).toMillis());

        assertThat(thread.isAlive()).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Registering on the discovery service every 1s... addr=10.0.0.1:2376");
    }

    @ParameterizedTest
    @CsvSource({"60s, 60000", "1m30s, 90000", "1.5h, 5400000", "250ms, 250", "0, 0"})
    void should_read_times(String text, long millis) {
        var typed = Typed.read(List.of("--ttl", text), Map.of("ttl", ""));

        assertThat(typed.duration("ttl", "1s").toMillis()).isEqualTo(millis);
    }

    @Test
    void should_take_what_is_missing_from_the_environment() {
        var status = Join.run(
                List.of("--ttl=1s"),
                Map.of("SWARM_DISCOVERY", "nodes://a:1", "SWARM_ADVERTISE", "a:1"),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(status).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("--ttl must be");
    }

    private int join(String line) {
        return Join.run(
                line.isEmpty() ? List.of() : List.of(line.split(" ")),
                Map.of(),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
