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

    /** The container has an interface in the network, with an address of its subnet. */
    public InterfaceAssert isThere() {
        return holds(() -> {
            link();
            return List.of();
        });
    }

    /** Its MTU, in bytes; 1450 is what VXLAN leaves of Ethernet's 1500. */
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

    /** The container's default route goes out by it, to the host's own address on the bridge of the same name. */
    public InterfaceAssert hasDefaultRoute() {
        return holds(() -> {
            cluster.gather(Trials.links(container.host).probe());
            var expected = new Route("default", cluster.address(container.host, network), link().name());
            var actual = inside().get(Inside.ROUTES).read(Route::list).stream()
                    .filter(it -> it.destination().equals("default"))
                    .findFirst();
            if (actual.isEmpty()) {
                return List.of(Reason.ROUTE_DEFAULT_ABSENT.at(container.where(), expected.shown(), ""));
            }
            return actual.get().equals(expected)
                    ? List.of()
                    : List.of(Reason.ROUTE_DEFAULT_DIFFERS.at(
                            container.where(), expected.shown(), actual.get().shown()));
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
