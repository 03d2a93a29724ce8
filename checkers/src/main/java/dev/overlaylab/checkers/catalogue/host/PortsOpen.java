package dev.overlaylab.checkers.catalogue.host;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Datagram;
import dev.overlaylab.checkers.fact.Flows;
import dev.overlaylab.checkers.fact.Port;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The ports by which engines talk to each other are open between all machines, in both directions.
 *
 * <p>A TCP port is open when a connection comes about. A UDP port says nothing: a datagram is sent, and the receiver's
 * kernel is asked whether it let it in. A ping beside them tells a closed port from a host that is not reached at all.
 */
final class PortsOpen extends Inquiry {
    private final List<String> machines;
    private final List<Integer> tcp;
    private final List<Integer> udp;
    private final String link;

    PortsOpen(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.ports-open",
                        "machines",
                        String.join(", ", it.names("machines")),
                        "ports",
                        ports(
                                it.numbers("tcp", List.of(7946), 1, 65535),
                                it.numbers("udp", List.of(7946, 4789), 1, 65535))));
        machines = it.names("machines");
        tcp = it.numbers("tcp", List.of(7946), 1, 65535);
        udp = it.numbers("udp", List.of(7946, 4789), 1, 65535);
        link = it.name("interface", "eth1");
    }

    private static String ports(List<Integer> tcp, List<Integer> udp) {
        return String.join(
                ", ",
                Stream.concat(tcp.stream().map(it -> it + "/tcp"), udp.stream().map(it -> it + "/udp"))
                        .toList());
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(machines.stream().map(it -> Trials.links(it).probe()).toList());
        var ways = new LinkedHashMap<Way, Trials>();
        for (var from : machines) {
            for (var to : machines) {
                if (!from.equals(to)) {
                    var way = new Way(from, to, cluster.address(from, link), cluster.address(to, link));
                    ways.put(way, Trials.on(from, commands(way)));
                }
            }
        }
        cluster.gather(ways.values().stream().map(Trials::probe).toList());
        if (!udp.isEmpty()) {
            cluster.gather(machines.stream().map(it -> flows(it).probe()).toList());
        }
        var findings = new ArrayList<Finding>();
        ways.forEach((way, trials) -> findings.addAll(faults(cluster, way, cluster.tried(trials))));
        return Verdict.of(findings);
    }

    private String[] commands(Way way) {
        var commands = new ArrayList<String>(List.of("exec ping -n -c 2 -i 0.2 -W 2 " + way.target()));
        tcp.forEach(it -> commands.add(Port.command(way.target() + ":" + it)));
        udp.forEach(it -> commands.add(Datagram.command(way.target(), it)));
        return commands.toArray(String[]::new);
    }

    private Trials flows(String machine) {
        return Trials.on(machine, udp.stream().map(Flows::command).toArray(String[]::new));
    }

    private List<Finding> faults(Cluster cluster, Way way, List<Trial> trials) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < tcp.size(); i++) {
            var port = trials.get(1 + i).read(Port::of);
            if (port != Port.OPEN) {
                findings.add(closed(way, tcp.get(i) + "/tcp", port == Port.REFUSED, trials.get(1 + i)));
            }
        }
        for (int i = 0; i < udp.size(); i++) {
            var trial = trials.get(1 + tcp.size() + i);
            var sent = trial.read(Datagram::of);
            var flows = cluster.tried(flows(way.to())).get(i).read(Flows::of);
            var letIn = flows.all().contains(new Flows.Flow(way.source(), sent.from(), way.target(), udp.get(i)));
            if (sent.refused() || !letIn) {
                findings.add(closed(way, udp.get(i) + "/udp", sent.refused(), trial));
            }
        }
        return findings.isEmpty() || replied(trials.get(0))
                ? findings
                : List.of(Reason.HOST_NO_REPLY.at(
                        way.from(), way.target(), trials.get(0).lastLine(), Map.of("to", way.to())));
    }

    private static Finding closed(Way way, String port, boolean refused, Trial trial) {
        var reason = refused ? Reason.PORT_REFUSED : Reason.PORT_FILTERED;
        return reason.at(way.to(), port, told(trial), Map.of("from", way.from(), "address", way.target()));
    }

    /** The last line that the program said itself, without the marks that we had it print. */
    private static String told(Trial trial) {
        return trial.output()
                .lines()
                .filter(it -> !it.isBlank() && !it.startsWith("@@"))
                .reduce("", (before, it) -> it.strip());
    }

    private static boolean replied(Trial ping) {
        if (!ping.sound().output().contains("packets transmitted")
                && !ping.output().contains("unreachable")) {
            throw ping.unclear();
        }
        return ping.said().succeeded();
    }

    private record Way(String from, String to, String source, String target) {}
}
