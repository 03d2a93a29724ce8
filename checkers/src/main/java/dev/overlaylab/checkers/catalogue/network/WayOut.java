package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Route;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.Map;

/**
 * A container reaches another machine's own address, by the gateway bridge.
 *
 * <p>That a reply comes back shows the masquerading too: the other machine has no route to the container's address.
 */
final class WayOut extends Inquiry {
    private static final String GATEWAY = "docker_gwbridge";
    private final String machine;
    private final String container;
    private final String to;
    private final String link;

    WayOut(String id, Parameters it) {
        this(
                id,
                it.name("machine"),
                it.name("container"),
                it.nameOtherThan("to", it.name("machine")),
                it.name("interface", "eth1"));
    }

    private WayOut(String id, String machine, String container, String to, String link) {
        super(id, Text.of("check.way-out", "machine", machine, "container", container, "to", to));
        this.machine = machine;
        this.container = container;
        this.to = to;
        this.link = link;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(
                new Probe.ContainersProbe(machine),
                new Probe.NetworksProbe(machine),
                Trials.links(to).probe());
        cluster.running(machine, container);
        var target = cluster.address(to, link);
        var gateway = cluster.network(machine, GATEWAY);
        var quoted = Command.quoted(target);
        var ping = "ping -n -c 2 -i 0.2 -W 3 " + quoted;
        var trials = cluster.tried(Trials.beside(
                machine,
                container,
                Inside.ENTER + "ip -j -4 route get " + quoted,
                Inside.ENTER + ping,
                "exec " + ping));
        var where = machine + "/" + container;
        var details = Map.of("target", target, "to", to);
        var way = trials.get(0).sound();
        if (!way.said().succeeded()) {
            if (way.output().contains("unreachable")) {
                throw Reason.WAY_OUT_NO_ROUTE.fails(where, target, way.lastLine(), details);
            }
            throw way.unclear();
        }
        var route = way.read(Route::list).stream().findFirst().orElseThrow(way::unclear);
        var byGateway = gateway.subnets().stream()
                .flatMap(it -> Subnet.of(it).stream())
                .anyMatch(it -> it.contains(route.gateway()));
        if (!byGateway) {
            throw Reason.WAY_OUT_NOT_BY_GATEWAY.fails(
                    where, GATEWAY + " " + String.join(", ", gateway.subnets()), route.shown(), details);
        }
        if (replied(trials.get(1))) {
            return Verdict.pass();
        }
        if (!replied(trials.get(2))) {
            throw trials.get(2).failedAsControl();
        }
        throw Reason.WAY_OUT_NO_REPLY.fails(where, target, trials.get(1).lastLine(), details);
    }

    private static boolean replied(Trial ping) {
        var output = ping.sound().output();
        if (!output.contains("packets transmitted")) {
            throw ping.unclear();
        }
        return ping.said().succeeded();
    }
}
