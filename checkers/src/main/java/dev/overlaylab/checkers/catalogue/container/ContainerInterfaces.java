package dev.overlaylab.checkers.catalogue.container;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Link;
import dev.overlaylab.checkers.fact.Route;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container has a foot in the overlay and one in the gateway bridge, each with its MTU, and its default route goes out
 * by the bridge.
 *
 * <p>Interfaces are known by the subnet they are in: their names follow the order in which networks were attached, so
 * that {@code eth0} and {@code eth1} are what one sees, not what has to be.
 */
final class ContainerInterfaces extends Inquiry {
    private static final String GATEWAY = "docker_gwbridge";
    private final String machine;
    private final String container;
    private final String network;
    private final int mtu;
    private final int gatewayMtu;

    ContainerInterfaces(String id, Parameters it) {
        this(
                id,
                it.name("machine"),
                it.name("container"),
                it.name("network"),
                it.number("mtu", 1450, 68, 65535),
                it.number("gateway-mtu", 1500, 68, 65535));
    }

    private ContainerInterfaces(String id, String machine, String container, String network, int mtu, int gatewayMtu) {
        super(
                id,
                Text.of(
                        "check.container-interfaces",
                        "machine",
                        machine,
                        "container",
                        container,
                        "network",
                        network,
                        "mtu",
                        mtu));
        this.machine = machine;
        this.container = container;
        this.network = network;
        this.mtu = mtu;
        this.gatewayMtu = gatewayMtu;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(
                new Probe.ContainersProbe(machine),
                new Probe.NetworksProbe(machine),
                Trials.links(machine).probe());
        cluster.attachment(machine, cluster.running(machine, container), network);
        var overlay = cluster.network(machine, network);
        if (!overlay.driver().equals("overlay")) {
            throw Reason.NETWORK_DRIVER_DIFFERS.fails(machine, "overlay", overlay.driver(), Map.of("network", network));
        }
        var gateway = cluster.network(machine, GATEWAY);
        var inside = cluster.tried(Inside.of(machine, container));
        var links = inside.get(Inside.LINKS).read(Link::list);
        var findings = new ArrayList<Finding>();
        link(links, overlay, mtu, findings);
        link(links, gateway, gatewayMtu, findings)
                .ifPresent(it -> defaultRoute(cluster, inside.get(Inside.ROUTES).read(Route::list), it, findings));
        return Verdict.of(findings);
    }

    private Optional<Link> link(List<Link> links, NetworkState in, int mtu, List<Finding> findings) {
        var subnets =
                in.subnets().stream().flatMap(it -> Subnet.of(it).stream()).toList();
        var link =
                links.stream().filter(it -> subnets.stream().anyMatch(it::isIn)).findFirst();
        link.ifPresentOrElse(
                it -> {
                    if (it.mtu() != mtu) {
                        findings.add(Reason.INTERFACE_MTU_DIFFERS.at(
                                where(),
                                Integer.toString(mtu),
                                Integer.toString(it.mtu()),
                                Map.of("interface", it.name(), "network", in.name())));
                    }
                },
                () -> findings.add(Reason.INTERFACE_ABSENT.at(
                        where(),
                        String.join(", ", in.subnets()),
                        String.join(
                                ", ",
                                links.stream()
                                        .flatMap(it -> it.addresses().stream())
                                        .toList()),
                        Map.of("network", in.name()))));
        return link;
    }

    private void defaultRoute(Cluster cluster, List<Route> routes, Link out, List<Finding> findings) {
        var address = cluster.address(machine, GATEWAY);
        var expected = new Route("default", address, out.name());
        var actual =
                routes.stream().filter(it -> it.destination().equals("default")).findFirst();
        if (actual.isEmpty()) {
            findings.add(Reason.ROUTE_DEFAULT_ABSENT.at(where(), expected.shown(), ""));
        } else if (!actual.get().equals(expected)) {
            findings.add(Reason.ROUTE_DEFAULT_DIFFERS.at(
                    where(), expected.shown(), actual.get().shown()));
        }
    }

    private String where() {
        return machine + "/" + container;
    }
}
