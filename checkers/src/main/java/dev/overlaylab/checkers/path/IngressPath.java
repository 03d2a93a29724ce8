package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Forwarding;
import dev.overlaylab.checkers.fact.Reach;
import dev.overlaylab.checkers.fact.VirtualServers;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The way of a request from a machine's published port to the tasks, by the routing mesh: member, tasks, rule, virtual
 * server, gossip, each task.
 *
 * @param manager knows the service
 * @param machine whose port does not answer
 * @param port as it is published
 */
public record IngressPath(String manager, String machine, String service, int port) {
    private static final String NETWORK = "ingress";

    /** The first broken hop, with those before it that could not be looked at; never nothing. */
    public List<Finding> findings(Cluster cluster) {
        var rule = new IngressRule(machine, published(cluster).protocol(), port);
        var tasks = new Tasks(manager, machine, service, NETWORK);
        return new Walk()
                .hop("member", "docker node ls", () -> {
                    var asked = new ArrayList<Probe>(rule.probes());
                    asked.add(new Probe.SwarmProbe(machine));
                    asked.add(servers().probe());
                    cluster.gather(asked);
                    return member(cluster);
                })
                .hop("tasks", "docker service ps", () -> tasks.running(cluster))
                .hop("rule", "iptables", () -> rule.findings(cluster))
                .hop("mesh", "ip_vs", () -> spread(cluster))
                .hop("gossip", "TCP 7946", () -> tasks.gossiping(cluster))
                .hop("task", "TCP " + published(cluster).target(), () -> answering(cluster, tasks))
                .findings(
                        cluster,
                        machine,
                        service,
                        Map.of("manager", manager, "service", service, "port", Integer.toString(port)));
    }

    private SwarmState.Port published(Cluster cluster) {
        return Swarm.by(cluster, manager).service(service).ports().stream()
                .filter(it -> it.published() == port)
                .findFirst()
                .orElseThrow(() -> Reason.PUBLISHED_ABSENT.fails(service, Integer.toString(port), ""));
    }

    private List<Finding> member(Cluster cluster) {
        var own = cluster.swarm(machine);
        if (!own.membership().equals("active")) {
            return List.of(Reason.PATH_NOT_IN_SWARM.at(machine, "active", own.membership()));
        }
        var state = Swarm.by(cluster, manager)
                .node(own.nodeId())
                .map(SwarmState.Node::state)
                .orElse("");
        return state.equals("ready") ? List.of() : List.of(Reason.PATH_NODE_NOT_READY.at(machine, "ready", state));
    }

    private List<Finding> spread(Cluster cluster) {
        if (!behind(cluster).isEmpty()) {
            return List.of();
        }
        var absent = mesh(cluster).absent();
        var missing = absent.isEmpty() ? "ip_vs " + published(cluster).protocol() + " " + port : absent;
        return List.of(Reason.PATH_MESH_EMPTY.at(machine, missing, "", Map.of("name", service)));
    }

    private List<Finding> answering(Cluster cluster, Tasks tasks) {
        var addresses = behind(cluster);
        var commands = new ArrayList<String>();
        commands.add(Forwarding.command(cluster.network(machine, NETWORK).id()));
        addresses.forEach(it -> commands.add(
                VirtualServers.ENTER + Reach.tcp(it, published(cluster).target())));
        var travel = cluster.tried(Trials.on(machine, commands.toArray(String[]::new)));
        return tasks.answering(addresses, travel.subList(1, travel.size()), travel.get(0));
    }

    private List<String> behind(Cluster cluster) {
        return mesh(cluster).behind(published(cluster).protocol(), port);
    }

    private VirtualServers mesh(Cluster cluster) {
        return cluster.tried(servers()).get(0).read(VirtualServers::of);
    }

    private Trials servers() {
        return Trials.on(machine, VirtualServers.COMMAND);
    }
}
