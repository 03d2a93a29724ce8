package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Link;
import dev.overlaylab.checkers.fact.Route;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import java.util.List;
import java.util.Map;

/**
 * Assertions about a container's interface in a network.
 *
 * <p>It is known by the subnet it is in: names such as {@code eth0} follow the order in which networks were attached. Each
 * assertion fails first of all when the host has no such network, or the container no interface in it.
 */
public final class InterfaceAssert extends FactAssert<InterfaceAssert> {
    private final ContainerAssert container;
    private final String network;

    InterfaceAssert(ContainerAssert whole, String network) {
        super(whole, InterfaceAssert.class);
        this.container = whole;
        this.network = network;
    }

    /**
     * The container has an interface in the network, with an address of its subnet.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").interfaceIn("docker_gwbridge").isThere();
     * // fails with interface.absent
     * assertThat(cluster).host("mhs-demo0").container("web").interfaceIn("bridge").isThere();
     * }</pre>
     */
    public InterfaceAssert isThere() {
        return holds(() -> {
            link();
            return List.of();
        });
    }

    /**
     * Its MTU, in bytes; 1450 is what VXLAN leaves of Ethernet's 1500.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").interfaceIn("my-net").hasMtu(1450);
     * // fails with interface.mtu-differs
     * assertThat(cluster).host("mhs-demo0").container("web").interfaceIn("my-net").hasMtu(1500);
     * }</pre>
     */
    public InterfaceAssert hasMtu(int mtu) {
        return holds(() -> {
            var link = link();
            return link.mtu() == mtu
                    ? List.of()
                    : List.of(Reason.INTERFACE_MTU_DIFFERS.at(
                            container.where(),
                            Integer.toString(mtu),
                            Integer.toString(link.mtu()),
                            Map.of("interface", link.name(), "network", network)));
        });
    }

    /**
     * The container's default route goes out by it; to the host's own address, where its interface has the network's name.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").interfaceIn("docker_gwbridge").hasDefaultRoute();
     * // fails with route.default-differs
     * assertThat(cluster).host("mhs-demo0").container("web").interfaceIn("my-net").hasDefaultRoute();
     * }</pre>
     */
    public InterfaceAssert hasDefaultRoute() {
        return holds(() -> {
            cluster.gather(Trials.links(container.host).probe());
            var link = link();
            var gateway = cluster.links(container.host).stream()
                    .filter(it -> it.name().equals(network))
                    .flatMap(it -> it.addresses().stream())
                    .findFirst();
            var expected = new Route("default", gateway.orElse(""), link.name());
            var actual = inside().get(Inside.ROUTES).read(Route::list).stream()
                    .filter(it -> it.destination().equals("default"))
                    .findFirst();
            if (actual.isEmpty()) {
                return List.of(Reason.ROUTE_DEFAULT_ABSENT.at(container.where(), expected.shown(), ""));
            }
            var route = actual.get();
            return route.device().equals(link.name())
                            && (gateway.isEmpty() || route.gateway().equals(gateway.get()))
                    ? List.of()
                    : List.of(Reason.ROUTE_DEFAULT_DIFFERS.at(container.where(), expected.shown(), route.shown()));
        });
    }

    private Link link() throws FindingsError {
        cluster.gather(new Probe.ContainersProbe(container.host), new Probe.NetworksProbe(container.host));
        cluster.running(container.host, container.name);
        var subnets = cluster.network(container.host, network).subnets();
        var links = inside().get(Inside.LINKS).read(Link::list);
        return links.stream()
                .filter(it ->
                        subnets.stream().flatMap(in -> Subnet.of(in).stream()).anyMatch(it::isIn))
                .findFirst()
                .orElseThrow(() -> Reason.INTERFACE_ABSENT.fails(
                        container.where(),
                        String.join(", ", subnets),
                        String.join(
                                ", ",
                                links.stream()
                                        .flatMap(it -> it.addresses().stream())
                                        .toList()),
                        Map.of("network", network)));
    }

    private List<Trial> inside() {
        return cluster.tried(Inside.of(container.host, container.name));
    }
}
