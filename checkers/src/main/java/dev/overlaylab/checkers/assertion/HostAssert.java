package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.machine.NetworkState;
import java.util.List;
import java.util.Map;

/** Assertions about one host, and the way to those about what is on it. */
public final class HostAssert extends FactAssert<HostAssert> {
    final String host;

    HostAssert(ClusterAssert whole, String host) {
        super(whole, HostAssert.class);
        this.host = host;
    }

    /** A container on it. */
    public ContainerAssert container(String name) {
        return new ContainerAssert(this, name);
    }

    /** The Consul server that other machines reach at this port of the host's interface. */
    public ConsulAssert consul(String link, int port) {
        return new ConsulAssert(this, link, port);
    }

    /** What a container sees that is made on it for the purpose, on a network, and removed at once. */
    public FreshContainerAssert freshContainer(String image, String network) {
        return new FreshContainerAssert(this, image, network);
    }

    /**
     * One of its interfaces has an IPv4 address.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").hasAddressOn("eth1");
     * // fails with interface.no-address
     * assertThat(cluster).host("mhs-demo0").hasAddressOn("eth7");
     * }</pre>
     */
    public HostAssert hasAddressOn(String link) {
        return holds(() -> {
            cluster.address(host, link);
            return List.of();
        });
    }

    /**
     * It has exactly one network of that name, by that driver.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").hasNetwork("my-net", "overlay");
     * // fails with network.driver-differs
     * assertThat(cluster).host("mhs-demo0").hasNetwork("my-net", "bridge");
     * }</pre>
     */
    public HostAssert hasNetwork(String name, String driver) {
        return holds(() -> {
            NetworkState network = cluster.network(host, name);
            return network.driver().equals(driver)
                    ? List.of()
                    : List.of(
                            Reason.NETWORK_DRIVER_DIFFERS.at(host, driver, network.driver(), Map.of("network", name)));
        });
    }
}
