package dev.overlaylab.checkers.check;

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

    ContainerInterfaces(String id, String machine, String container, String network, int mtu, int gatewayMtu) {
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
    Verdict conclude(Answers answers) {
        answers.gather(
                new Probe.ContainersProbe(machine),
                new Probe.NetworksProbe(machine),
                Link.of(machine).probe());
        answers.attachment(machine, answers.running(machine, container), network);
        var overlay = answers.network(machine, network);
        if (!overlay.driver().equals("overlay")) {
            throw Reason.NETWORK_DRIVER_DIFFERS.settles(
                    machine, "overlay", overlay.driver(), Map.of("network", network));
        }
        var gateway = answers.network(machine, GATEWAY);
        var inside = answers.tried(Inside.of(machine, container));
        var links = Link.parse(inside.get(Inside.LINKS));
        var findings = new ArrayList<Finding>();
        link(links, overlay, mtu, findings);
        link(links, gateway, gatewayMtu, findings)
                .ifPresent(it -> defaultRoute(answers, Route.parse(inside.get(Inside.ROUTES)), it, findings));
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

    private void defaultRoute(Answers answers, List<Route> routes, Link out, List<Finding> findings) {
        var address = answers.address(machine, GATEWAY);
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
