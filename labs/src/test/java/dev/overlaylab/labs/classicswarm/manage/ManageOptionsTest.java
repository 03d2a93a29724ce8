package dev.overlaylab.labs.classicswarm.manage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManageOptionsTest {
    private static ManageOptions parse(String line) throws UsageException {
        return ManageOptions.parse(
                Arrays.stream(line.split(" ", -1)).filter(it -> !it.isEmpty()).toList(), Map.of());
    }

    @Test
    void should_take_the_words_that_docker_machine_gives() throws UsageException {
        var options = parse("--tlsverify --tlscacert=/etc/docker/ca.pem --tlscert /etc/docker/server.pem"
                + " -tlskey=/etc/docker/server-key.pem -H tcp://0.0.0.0:3376 --strategy binpack --replication"
                + " --advertise 192.168.99.101:3376 --engine-refresh-min-interval 500ms --cluster-opt swarm.overcommit=0.5"
                + " consul://192.168.99.100:8500");

        assertThat(options.certificates().orElseThrow().authority()).contains(Path.of("/etc/docker/ca.pem"));
        assertThat(options.certificates().orElseThrow().key()).isEqualTo(Path.of("/etc/docker/server-key.pem"));
        assertThat(options.hosts()).containsExactly("tcp://0.0.0.0:3376");
        assertThat(options.strategy()).isEqualTo("binpack");
        assertThat(options.replication()).isTrue();
        assertThat(options.advertise()).isEqualTo("192.168.99.101:3376");
        assertThat(options.engines().shortest()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.engines().overcommitPercent()).isEqualTo(50);
        assertThat(options.discovery()).isEqualTo("consul://192.168.99.100:8500");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                   | discovery required to manage a cluster
                    nodes://a:1 nodes://b:1              | one discovery only
                    --nonsense x nodes://a:1             | flag provided but not defined: -nonsense
                    nodes://a:1 --strategy               | flag needs an argument: -strategy
                    --tls nodes://a:1                    | --tlscert and --tlskey must be provided
                    --tlscert x nodes://a:1              | require the use of either --tls or --tlsverify
                    --tlsverify --tlscert a --tlskey b x | --tlscacert must be provided
                    --replication nodes://a:1            | --advertise address must be provided
                    --replication --advertise x y        | should be of the form ip:port
                    --heartbeat 5 nodes://a:1            | is no time such as 20s
                    --heartbeat 1ms nodes://a:1          | at least one second
                    --engine-failure-retry 0 nodes://a:1 | invalid failure retry count
                    --engine-refresh-retry 4 nodes://a:1 | deprecated
                    --engine-refresh-min-interval 2m x   | max refresh interval cannot be less
                    --cluster-driver mesos x             | unsupported cluster
                    --cluster-opt what=1 x               | unknown --cluster-opt
                    --cluster-opt swarm.overcommit=x y   | should be NAME=NUMBER
                    --discovery-opt what=1 x             | unknown --discovery-opt
                    """)
    void should_say_what_is_wrong_with_others(String line, String why) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --strategy best nodes://a:1               | strategy not supported: best
                    --filter best nodes://a:1                 | filter not supported: best
                    -H unix:///run/x nodes://a:1              | should be of the form tcp://IP:PORT
                    -H tcp://127.0.0.1:99999 nodes://a:1      | there is no port 99999
                    -H tcp://127.0.0.1:0 what://a:1           | discovery service not supported: what
                    --tls --tlscert no --tlskey no x:1        | no such file
                    -H tcp://127.0.0.1:0 --replication --advertise a:1 nodes://a:1 | Leader election is only supported
                    """)
    void should_not_begin_what_cannot_work(String line, String why) {
        var said = new ByteArrayOutputStream();

        int code = Manage.run(List.of(line.split(" ", -1)), System.out, new PrintStream(said, true, UTF_8));

        assertThat(code).isEqualTo(1);
        assertThat(said.toString(UTF_8)).contains("level=error").contains(why);
    }
}
