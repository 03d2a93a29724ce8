package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Forwarding;
import dev.overlaylab.checkers.fact.Lookup;
import dev.overlaylab.checkers.fact.Reach;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The way from a container to a service by the service's name: gossip, names, each task, and the virtual address.
 *
 * @param manager knows the service
 * @param from the host that asks
 * @param container on it, and on the network
 * @param port where the tasks listen
 */
public record ServicePath(String manager, String from, String container, String network, String service, int port) {

    /** The first broken hop, with those before it that could not be looked at; never nothing. */
    public List<Finding> findings(Cluster cluster) {
        var tasks = new Tasks(manager, from, service, network);
        return new Walk()
                .hop("tasks", "docker service ps", () -> tasks.running(cluster))
                .hop("gossip", "TCP 7946", () -> {
                    cluster.gather(new Probe.SwarmProbe(from), names().probe());
                    var asked = new ArrayList<Probe>();
                    if (!tasks.hosts(cluster).isEmpty()) {
                        ContainerPath.possible(asked, () -> tasks.gossip(cluster));
                    }
                    ContainerPath.possible(asked, () -> travel(cluster));
                    cluster.gather(asked);
                    return tasks.gossiping(cluster);
                })
                .hop("name", "DNS 127.0.0.11", () -> known(cluster))
                .hop("task", "TCP " + port, () -> {
                    var travel = cluster.tried(travel(cluster));
                    return tasks.answering(addresses(cluster), travel.subList(2, travel.size()), travel.get(1));
                })
                .hop("virtual", "VIP", () -> virtual(cluster))
                .findings(
                        cluster,
                        from,
                        service,
                        Map.of(
                                "manager",
                                manager,
                                "container",
                                container,
                                "network",
                                network,
                                "service",
                                service,
                                "port",
                                Integer.toString(port)));
    }

    private List<Finding> known(Cluster cluster) {
        var details = Map.of("name", service, "network", network);
        var name = lookup(cluster, 0);
        var address = address(cluster);
        if (name.isEmpty() || addresses(cluster).isEmpty()) {
            return List.of(Reason.PATH_NAME_UNKNOWN.at(from, address, "", details));
        }
        return name.equals(List.of(address))
                ? List.of()
                : List.of(Reason.PATH_NAME_DIFFERS.at(from, address, String.join(", ", name), details));
    }

    private List<Finding> virtual(Cluster cluster) {
        var reach = cluster.tried(travel(cluster)).get(0).read(Reach::of);
        var address = address(cluster);
        return reach.answered()
                ? List.of()
                : List.of(Reason.PATH_VIRTUAL_IP_SILENT.at(
                        from, address + ":" + port, reach.problem(), Map.of("name", service, "address", address)));
    }

    /** The tasks', as they are known here. */
    private List<String> addresses(Cluster cluster) {
        return lookup(cluster, 1);
    }

    private List<String> lookup(Cluster cluster, int place) {
        return cluster.tried(names()).get(place).read(Lookup::of).addresses();
    }

    private Trials names() {
        return Trials.beside(
                from,
                container,
                Inside.ENTER + Lookup.command(service),
                Inside.ENTER + Lookup.command("tasks." + service));
    }

    /** The virtual address, where frames go, and each task, in one exchange. */
    private Trials travel(Cluster cluster) {
        var commands = new ArrayList<String>();
        commands.add(Inside.ENTER + Reach.tcp(address(cluster), port));
        commands.add(Forwarding.command(cluster.network(from, network).id()));
        addresses(cluster).forEach(it -> commands.add(Inside.ENTER + Reach.tcp(it, port)));
        return Trials.beside(from, container, commands.toArray(String[]::new));
    }

    private String address(Cluster cluster) {
        var id = cluster.network(from, network).id();
        var address = Swarm.by(cluster, manager).service(service).virtualIps().get(id);
        if (address == null) {
            throw Reason.SERVICE_NOT_ON_NETWORK.fails(service, network, "");
        }
        return address.replaceAll("/\\d+$", "");
    }
}
