package dev.overlaylab.labs.classicswarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwarmTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --version                            | 0 | swarm/1.2.9+overlaylab
            --help                               | 0 | Usage: swarm COMMAND
            ''                                   | 0 | Usage: swarm COMMAND
            dance                                | 3 | No help topic for 'dance'
            list nodes://a:1,b:2                 | 0 | b:2
            --experimental list nodes://a:1      | 0 | a:1
            list                                 | 1 | discovery required to list a cluster
            list etcd://127.0.0.1:1              | 1 | no answer from [127.0.0.1:1]
            --debug join nodes://a:1             | 1 | missing mandatory --advertise flag
            manage                               | 1 | discovery
            """)
    void should_have_the_commands_of_classic_swarm(String line, int status, String printed) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);

        var words = line.isEmpty() ? List.<String>of() : List.of(line.split(" "));

        assertThat(Swarm.run(words, stream, stream)).isEqualTo(status);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(printed);
    }
}
