package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Route;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.probe.Probe;
import java.util.List;
import java.util.Map;

/**
 * Assertions about a container's way to another machine's own address.
 *
 * <p>That a reply comes back shows the masquerading too: the other machine has no route to the container's address. When
 * none comes, the container's host is the control: unless it gets a reply itself, nothing can be said.
 */
public final class WayOutAssert extends FactAssert<WayOutAssert> {
    private final ContainerAssert container;
    private final String to;
    private final String link;

    WayOutAssert(ContainerAssert whole, String to, String link) {
        super(whole, WayOutAssert.class);
        this.container = whole;
        this.to = to;
        this.link = link;
    }

    /**
     * It leads over this bridge of the container's host, and replies come back.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mhs-demo0").container("web").wayTo("mh-keystore", "eth1")
     *         .leadsOver("docker_gwbridge");
     * // fails with way-out.not-by-gateway
     * assertThat(cluster).host("mhs-demo0").container("web").wayTo("mh-keystore", "eth1").leadsOver("bridge");
     * }</pre>
     */
    public WayOutAssert leadsOver(String bridge) {
        return holds(() -> {
            var host = container.host;
            cluster.gather(
                    new Probe.ContainersProbe(host),
                    new Probe.NetworksProbe(host),
                    Trials.links(to).probe());
            cluster.running(host, container.name);
            var target = cluster.address(to, link);
            var gateway = cluster.network(host, bridge);
            var trials = cluster.tried(trials(target));
            var route = route(trials.get(0), target);
            var byGateway = gateway.subnets().stream()
                    .flatMap(it -> Subnet.of(it).stream())
                    .anyMatch(it -> it.contains(route.gateway()));
            if (!byGateway) {
                return List.of(Reason.WAY_OUT_NOT_BY_GATEWAY.at(
                        container.where(),
                        bridge + " " + String.join(", ", gateway.subnets()),
                        route.shown(),
                        details(target)));
            }
            return reply(trials.get(1), trials.get(2), target);
        });
    }

    private Trials trials(String target) {
        var quoted = Command.quoted(target);
        var ping = "ping -n -c 2 -i 0.2 -W 3 " + quoted;
        return Trials.beside(
                container.host,
                container.name,
                Inside.ENTER + "ip -j -4 route get " + quoted,
                Inside.ENTER + ping,
                "exec " + ping);
    }

    private Route route(Trial way, String target) {
        if (!way.sound().said().succeeded() && way.output().contains("unreachable")) {
            throw Reason.WAY_OUT_NO_ROUTE.fails(container.where(), target, way.lastLine(), details(target));
        }
        return way.read(Route::list).stream().findFirst().orElseThrow(way::unclear);
    }

    private List<Finding> reply(Trial inside, Trial control, String target) {
        if (replied(inside)) {
            return List.of();
        }
        if (!replied(control)) {
            throw control.failedAsControl();
        }
        return List.of(Reason.WAY_OUT_NO_REPLY.at(container.where(), target, inside.lastLine(), details(target)));
    }

    private static boolean replied(Trial ping) {
        var output = ping.sound().output();
        if (!output.contains("packets transmitted")) {
            throw ping.unclear();
        }
        return ping.said().succeeded();
    }

    private Map<String, String> details(String target) {
        return Map.of("target", target, "to", to);
    }
}
