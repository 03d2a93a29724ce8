package dev.overlaylab.labs.classicswarm.discovery;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("machines")
class ConsulStoreContractTest extends StoreContractTest {
    @Override
    String scheme() {
        return "consul";
    }

    @Override
    RealStore begin(Path folder, int port) throws Exception {
        return new RealStore(
                image(),
                "consul",
                folder,
                port,
                List.of(
                        "consul",
                        "agent",
                        "-dev",
                        "-http-port=" + port,
                        "-server-port=" + RealStore.freePort(),
                        "-serf-lan-port=" + RealStore.freePort(),
                        "-serf-wan-port=-1",
                        "-dns-port=-1",
                        "-grpc-port=-1"));
    }

    @Test
    void should_refuse_more_than_one_server() {
        assertThatExceptionOfType(DiscoveryException.class)
                .isThrownBy(() -> Discoveries.of("consul://a:1,b:2", DiscoverySettings.USUAL))
                .withMessage("consul does not support multiple endpoints");
    }
}
