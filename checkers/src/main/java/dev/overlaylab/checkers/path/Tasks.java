package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Forwarding;
import dev.overlaylab.checkers.fact.Reach;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.SwarmState.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The hops from one host to the tasks of a service: those that run, their hosts, and each at its own address.
 *
 * @param manager knows the service
 * @param from the host that asks
 * @param network the overlay that leads to the tasks
 */
record Tasks(String manager, String from, String service, String network) {
    private static final int GOSSIP = 7946;

    /** Whether any of them runs. */
    List<Finding> running(Cluster cluster) {
        var swarm = Swarm.by(cluster, manager);
        var found = swarm.service(service);
        return swarm.running(found).isEmpty()
                ? List.of(Reason.SERVICE_NOT_CONVERGED.at(
                        service, Long.toString(found.replicas()), "0", Map.of("trouble", swarm.troubleOf(found))))
                : List.of();
    }

    /** Asks the hosts of the tasks, but for the asking one, where they listen for gossip; in the order of {@link #hosts}. */
    Trials gossip(Cluster cluster) {
        return Trials.on(
                from,
                hosts(cluster).stream()
                        .map(it -> Reach.tcp(it.address(), GOSSIP))
                        .toArray(String[]::new));
    }

    /** Which of them do not answer: what they have is not known here then, and nothing finds the way to it. */
    List<Finding> gossiping(Cluster cluster) {
        var hosts = hosts(cluster);
        if (hosts.isEmpty()) {
            return List.of();
        }
        var answers = cluster.tried(gossip(cluster));
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < hosts.size(); i++) {
            var reach = answers.get(i).read(Reach::of);
            if (!reach.answered()) {
                var host = hosts.get(i);
                findings.add(Reason.PATH_GOSSIP_BLOCKED.at(
                        from,
                        host.address() + ":" + GOSSIP + "/tcp",
                        reach.problem(),
                        Map.of("to", host.hostName(), "protocol", "TCP")));
            }
        }
        return findings;
    }

    List<Node> hosts(Cluster cluster) {
        var swarm = Swarm.by(cluster, manager);
        var own = cluster.swarm(from).nodeId();
        return swarm.running(swarm.service(service)).stream()
                .flatMap(it -> swarm.node(it.nodeId()).stream())
                .filter(it -> !it.id().equals(own))
                .filter(Predicate.not(
                        it -> it.address().isEmpty() || it.address().equals("0.0.0.0")))
                .distinct()
                .toList();
    }

    /**
     * Why the first of those that do not answer does not; nothing when all do.
     *
     * @param answers of {@link Reach#tcp} to each address, in their order
     * @param table where the host sends the frames of the overlay, as {@link Forwarding} lists it
     */
    List<Finding> answering(List<String> addresses, List<Trial> answers, Trial table) {
        for (int i = 0; i < addresses.size(); i++) {
            var reach = answers.get(i).read(Reach::of);
            if (!reach.answered()) {
                return List.of(broken(addresses.get(i), reach, table));
            }
        }
        return List.of();
    }

    private Finding broken(String address, Reach reach, Trial table) {
        var details = Map.of("name", service, "network", network, "address", address);
        if (reach.hostAnswered()) {
            return Reason.PATH_TASK_REFUSES.at(address, "TCP", reach.problem(), details);
        }
        var mac = mac(address);
        return table.read(Forwarding::of)
                .to(mac)
                .map(host -> Reason.PATH_VXLAN_BLOCKED.at(from, host + ":4789/udp", reach.problem(), details))
                .orElseGet(() -> Reason.PATH_NEIGHBOUR_DIFFERS.at(from, mac, "", details));
    }

    /** On an overlay, the engine makes a MAC address of the IPv4 address. */
    private static String mac(String address) {
        return "02:42:"
                + Arrays.stream(address.split("\\.", -1))
                        .map(it -> "%02x".formatted(Integer.parseInt(it)))
                        .collect(Collectors.joining(":"));
    }
}
