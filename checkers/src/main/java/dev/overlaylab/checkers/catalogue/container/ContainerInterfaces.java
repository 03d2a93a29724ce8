package dev.overlaylab.checkers.catalogue.container;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;

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
        return Judgement.of(cluster)
                .all(it -> {
                    it.host(machine).hasNetwork(network, "overlay");
                    it.host(machine).container(container).isAttachedTo(network);
                })
                .all(it -> {
                    var inside = it.host(machine).container(container);
                    inside.interfaceIn(network).hasMtu(mtu);
                    inside.interfaceIn(GATEWAY).hasMtu(gatewayMtu).hasDefaultRoute();
                })
                .verdict();
    }
}
