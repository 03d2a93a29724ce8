package dev.overlaylab.labs.classicswarm.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveriesTest {
    private static final DiscoverySettings QUICK =
            new DiscoverySettings(Duration.ofMillis(20), Duration.ofSeconds(20), "docker/swarm/nodes");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nodes://10.0.0.1:2376,10.0.0.2:2376 | 10.0.0.1:2376 10.0.0.2:2376
            list://a:1                          | a:1
            10.0.0.1:2376                       | 10.0.0.1:2376
            nodes://10.0.0.[9:11]:2376          | 10.0.0.9:2376 10.0.0.10:2376 10.0.0.11:2376
            nodes://[fe80::1]:2376              | [fe80::1]:2376
            """)
    void should_read_a_list(String url, String addresses) throws Exception {
        try (var discovery = Discoveries.of(url, QUICK)) {
            assertThat(discovery.entries()).extracting(Entry::toString).containsExactly(addresses.split(" "));
            assertThat(discovery.store()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nodes://",
                "nodes://a",
                "nodes://a:0",
                "nodes://a:65536",
                "nodes://a:b",
                "nodes://a:1,",
                "nodes://a b:1",
                "nodes://10.0.0.[1:20000]:1",
                "token://abc",
                "consul://",
                "consul://a:1,b:2",
                "etcd://a",
                "zk://:1"
            })
    void should_refuse_what_means_nothing(String url) {
        assertThatExceptionOfType(DiscoveryException.class).isThrownBy(() -> Discoveries.of(url, QUICK));
    }

    @Test
    void should_say_which_discoveries_there_are() {
        assertThatExceptionOfType(DiscoveryException.class)
                .isThrownBy(() -> Discoveries.of("token://abc", QUICK))
                .withMessageStartingWith("discovery service not supported: token://")
                .withMessageContaining("zk://");
    }

    @Test
    void should_read_a_file_again_when_it_changed() throws Exception {
        var file = folder.resolve("nodes");
        Files.writeString(file, "# a remark\n\n 10.0.0.1:2376 # the first\n10.0.0.[2:3]:2376\n");
        try (var discovery = Discoveries.of("file://" + file, QUICK)) {
            var heard = new StoreContractTest.Heard();
            try (var watch = discovery.watch(heard)) {
                assertThat(watch).isNotNull();
                assertThat(heard.next())
                        .extracting(Entry::toString)
                        .containsExactly("10.0.0.1:2376", "10.0.0.2:2376", "10.0.0.3:2376");

                Files.writeString(file, "10.0.0.7:2376\n");
                assertThat(heard.next()).containsExactly(new Entry("10.0.0.7", 2376));

                Files.delete(file);
                assertThat(heard.next().get(0).host()).contains("failed to read '" + file + "'");
            }
        }
    }

    @Test
    void should_register_nobody_in_a_fixed_list() throws Exception {
        for (var url : List.of("nodes://a:1", "file://" + folder.resolve("x"))) {
            try (var discovery = Discoveries.of(url, QUICK)) {
                assertThatExceptionOfType(DiscoveryException.class)
                        .isThrownBy(() -> discovery.register(new Entry("a", 1)))
                        .withMessage("not implemented in this discovery service");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            docker/swarm/nodes | '' | docker/swarm/nodes
            a/b                | c  | a/b/c
            /a//b/             | /c | a/b/c
            """)
    void should_join_keys(String first, String second, String joined) {
        assertThat(Keys.joined(first, second)).isEqualTo(joined);
    }
}
