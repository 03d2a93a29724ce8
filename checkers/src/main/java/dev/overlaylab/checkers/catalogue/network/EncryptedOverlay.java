package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Link;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.fact.Wire;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.Map;

/**
 * What two containers on two hosts say to each other over an overlay crosses the wire encrypted, in smaller packets.
 *
 * <p>The network's option alone shows only that it was asked for. So the wire is looked at while pings are sent: their
 * replies are the control, without which a wire without plain frames would prove nothing.
 */
final class EncryptedOverlay extends Inquiry {
    private final String machine;
    private final String container;
    private final String to;
    private final String peer;
    private final String network;
    private final String link;
    private final int mtu;

    EncryptedOverlay(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.encrypted-overlay",
                        "network",
                        it.name("network"),
                        "machine",
                        it.name("machine"),
                        "to",
                        it.name("to")));
        machine = it.name("machine");
        container = it.name("container");
        to = it.nameOtherThan("to", machine);
        peer = it.name("peer");
        network = it.name("network");
        link = it.name("interface", "eth1");
        mtu = it.number("mtu", 1424, 68, 65535);
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(
                new Probe.NetworksProbe(machine),
                new Probe.ContainersProbe(machine),
                new Probe.ContainersProbe(to),
                Trials.links(to).probe());
        var overlay = cluster.network(machine, network);
        if (!overlay.options().containsKey("encrypted")) {
            throw Reason.NETWORK_NOT_ENCRYPTED.fails(
                    machine, "encrypted", String.join(", ", overlay.options().keySet()), Map.of("network", network));
        }
        cluster.attachment(machine, cluster.running(machine, container), network);
        var target = cluster.address(to, cluster.running(to, peer), network);
        var inside = Inside.of(machine, container);
        var sending = Trials.beside(machine, container, Wire.command(link, cluster.address(to, link), target));
        cluster.gather(inside.probe(), sending.probe());
        requireMtu(cluster, overlay);
        var trial = cluster.tried(sending).get(0);
        var wire = trial.read(Wire::of);
        var where = machine + "/" + container;
        var details = Map.of("network", network, "peer", to + "/" + peer);
        if (wire.plain() > 0) {
            throw Reason.WIRE_PLAIN.fails(machine, "ESP", wire.plain() + " × VXLAN", details);
        }
        if (!wire.replied()) {
            throw Reason.WIRE_NO_REPLY.fails(where, target, trial.lastLine(), details);
        }
        if (wire.encrypted() == 0) {
            throw trial.failedAsControl();
        }
        return Verdict.pass();
    }

    private void requireMtu(Cluster cluster, NetworkState overlay) {
        var where = machine + "/" + container;
        var links =
                cluster.tried(Inside.of(machine, container)).get(Inside.LINKS).read(Link::list);
        var own = links.stream()
                .filter(it -> overlay.subnets().stream()
                        .flatMap(subnet -> Subnet.of(subnet).stream())
                        .anyMatch(it::isIn))
                .findFirst()
                .orElseThrow(() -> Reason.INTERFACE_ABSENT.fails(
                        where, String.join(", ", overlay.subnets()), "", Map.of("network", network)));
        if (own.mtu() != mtu) {
            throw Reason.INTERFACE_MTU_DIFFERS.fails(
                    where,
                    Integer.toString(mtu),
                    Integer.toString(own.mtu()),
                    Map.of("interface", own.name(), "network", network));
        }
    }
}
