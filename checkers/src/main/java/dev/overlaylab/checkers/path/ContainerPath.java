package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Forwarding;
import dev.overlaylab.checkers.fact.Listening;
import dev.overlaylab.checkers.fact.Lookup;
import dev.overlaylab.checkers.fact.Ping;
import dev.overlaylab.checkers.fact.Reach;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way from one host to a container on another, over a network of both.
 *
 * <p>Walk it when an answer did not come; it costs two exchanges with each host, the first when something is wrong with
 * the container or the network only.
 *
 * @param from the host that asks
 * @param to the host that the container is to run on
 * @param name the container's
 * @param known what it is called in DNS
 * @param port where its server listens for TCP; 0 when it has none
 * @param vantage where on the asking host it is looked from
 */
public record ContainerPath(
        String from, String to, String network, String name, String known, int port, Vantage vantage) {
    private static final int HTTP = 80;
    private static final int REPLY = 0;
    private static final int FORWARDING = 1;
    private static final int LOOKUP = 2;
    private static final int CONNECTION = 3;

    /**
     * The way to a container's web server, by the container's name.
     *
     * @param image for a new container on the asking host; has to have {@code sleep}
     */
    public static ContainerPath toPage(String from, String to, String network, String name, String image) {
        return new ContainerPath(from, to, network, name, name, HTTP, Vantage.ofNewContainer(from, image, network));
    }

    /**
     * The way from a container that runs there to another one's address.
     *
     * @param known what the other one is called in DNS
     */
    public static ContainerPath between(
            String from, String container, String to, String network, String name, String known) {
        return new ContainerPath(from, to, network, name, known, 0, Vantage.ofContainer(from, container));
    }

    /** The first broken hop, with those before it that could not be looked at; never nothing. */
    public List<Finding> findings(Cluster cluster) {
        var membership = membership(cluster);
        var walk = new Walk()
                .hop("container", "docker ps", () -> {
                    cluster.gather(Stream.of(from, to)
                            .flatMap(it -> Stream.concat(
                                    Stream.of(new Probe.ContainersProbe(it), new Probe.NetworksProbe(it)),
                                    membership.asking(it)))
                            .toList());
                    return attached(cluster);
                })
                .hop("network", "docker network inspect", () -> sameNetwork(cluster))
                .hop("engine", "docker info", membership::configured)
                .hop("store", "cluster store", () -> {
                    askTheRest(cluster, membership);
                    return membership.known();
                })
                .hop("gossip-tcp", "TCP 7946", membership::gossipByTcp)
                .hop("gossip-udp", "UDP 7946", membership::gossipByUdp)
                .hop("vxlan", "UDP 4789", () -> overlay(cluster, membership))
                .hop("address", "IP", () -> address(cluster))
                .hop("name", "DNS 127.0.0.11", () -> resolved(cluster));
        if (port > 0) {
            walk.hop("listening", "TCP " + port, () -> listening(cluster));
        }
        return walk.findings(
                cluster,
                from,
                where(),
                Map.of(
                        "machine",
                        to,
                        "network",
                        network,
                        "name",
                        name,
                        "known",
                        known,
                        "port",
                        Integer.toString(port)));
    }

    /** By the scope that the network has on the host that asks: the page was asked for on it, so that it is there. */
    private Membership membership(Cluster cluster) {
        return cluster.network(from, network).scope().equals("swarm")
                ? new SwarmMembership(cluster, from, to)
                : new StoreMembership(cluster, from, to);
    }

    /** Names all that the later hops read, as far as it can be named. */
    private void askTheRest(Cluster cluster, Membership membership) {
        var asked = new ArrayList<Probe>(membership.probes());
        possible(asked, () -> travel(cluster));
        if (port > 0) {
            possible(asked, this::beside);
        }
        cluster.gather(asked);
    }

    /** What cannot be named is missed by its hop, which then says why. */
    static void possible(List<Probe> asked, Supplier<Trials> trials) {
        try {
            asked.add(trials.get().probe());
        } catch (FindingsError | CannotCheckException itsHopSaysSo) {
            return;
        }
    }

    private List<Finding> attached(Cluster cluster) {
        var container = cluster.containers(to).stream()
                .filter(it -> it.name().equals(name))
                .findFirst();
        if (container.isEmpty()) {
            var others = cluster.containers(to).stream()
                    .filter(it -> it.running() && it.networks().containsKey(network))
                    .map(ContainerState::name)
                    .toList();
            return List.of(Reason.PATH_CONTAINER_ABSENT.at(to, name, String.join(", ", others), details()));
        }
        if (!container.get().running()) {
            return List.of(Reason.PATH_CONTAINER_STOPPED.at(
                    where(), "running", container.get().status(), details()));
        }
        var networks = container.get().networks().keySet();
        return networks.contains(network)
                ? List.of()
                : List.of(Reason.PATH_NOT_ATTACHED.at(
                        where(),
                        network,
                        String.join(", ", networks.stream().sorted().toList()),
                        details()));
    }

    private List<Finding> sameNetwork(Cluster cluster) {
        var here = cluster.network(from, network).id();
        var there = cluster.network(to, network).id();
        return here.equals(there)
                ? List.of()
                : List.of(Reason.PATH_NETWORK_DIFFERS.at(to, here, there, details("from", from)));
    }

    private List<Finding> overlay(Cluster cluster, Membership membership) {
        var attachment = attachment(cluster);
        var travel = cluster.tried(travel(cluster));
        var reply = travel.get(REPLY).read(Ping::of);
        if (reply.replied()
                || (port > 0 && travel.get(CONNECTION).read(Reach::of).hostAnswered())) {
            return List.of();
        }
        var hop = details("address", attachment.address());
        var expected = membership.address(to);
        var actual =
                travel.get(FORWARDING).read(Forwarding::of).to(attachment.mac()).orElse("");
        return actual.equals(expected)
                ? List.of(Reason.PATH_VXLAN_BLOCKED.at(from, expected + ":4789/udp", reply.shown(), hop))
                : List.of(Reason.PATH_NEIGHBOUR_DIFFERS.at(
                        from, attachment.mac() + " → " + expected, shown(attachment.mac(), actual), hop));
    }

    private static String shown(String mac, String host) {
        return host.isEmpty() ? "" : mac + " → " + host;
    }

    private List<Finding> address(Cluster cluster) {
        var address = attachment(cluster).address();
        NetworkState state = cluster.network(to, network);
        if (state.subnets().stream().flatMap(it -> Subnet.of(it).stream()).noneMatch(it -> it.contains(address))) {
            return List.of(
                    Reason.PATH_ADDRESS_OUTSIDE.at(where(), String.join(", ", state.subnets()), address, details()));
        }
        var twins = Stream.of(from, to)
                .flatMap(host -> cluster.containers(host).stream()
                        .filter(it -> it.running() && holds(it.networks().get(network), address))
                        .map(it -> host + "/" + it.name()))
                .filter(it -> !it.equals(where()))
                .toList();
        return twins.isEmpty()
                ? List.of()
                : List.of(Reason.PATH_ADDRESS_DUPLICATE.at(
                        where(), "", String.join(", ", twins), details("address", address)));
    }

    private List<Finding> resolved(Cluster cluster) {
        var address = attachment(cluster).address();
        var known = cluster.tried(travel(cluster)).get(LOOKUP).read(Lookup::of).addresses();
        if (known.contains(address)) {
            return List.of();
        }
        var reason = known.isEmpty() ? Reason.PATH_NAME_UNKNOWN : Reason.PATH_NAME_DIFFERS;
        return List.of(reason.at(from, address, String.join(", ", known), details()));
    }

    private List<Finding> listening(Cluster cluster) {
        var sockets = cluster.tried(beside()).get(0).read(Listening::of);
        if (!sockets.on(port)) {
            return List.of(Reason.PATH_NOT_LISTENING.at(where(), "0.0.0.0:" + port, sockets.shown(), details()));
        }
        Trial trial = cluster.tried(travel(cluster)).get(CONNECTION);
        var connection = trial.read(Reach::of);
        return connection.answered()
                ? List.of()
                : List.of(Reason.PATH_CONNECTION_REFUSED.at(
                        where(), "TCP " + port, connection.problem(), details("from", from)));
    }

    private ContainerState.Attachment attachment(Cluster cluster) {
        var attachment = cluster.attachment(to, cluster.running(to, name), network);
        if (attachment.address().isEmpty()) {
            throw Reason.PATH_ADDRESS_OUTSIDE.fails(
                    where(), String.join(", ", cluster.network(to, network).subnets()), "", details());
        }
        return attachment;
    }

    /** Looks from there: does the other one's address reply, where do frames go, what is the name, does the port answer? */
    private Trials travel(Cluster cluster) {
        var address = attachment(cluster).address();
        var commands = new ArrayList<String>(List.of(
                Inside.ENTER + Ping.command(address),
                Forwarding.command(cluster.network(from, network).id()),
                Inside.ENTER + Lookup.command(known)));
        if (port > 0) {
            commands.add(Inside.ENTER + Reach.tcp(address, port));
        }
        return vantage.trials(commands.toArray(String[]::new));
    }

    private Trials beside() {
        return Trials.beside(to, name, Inside.ENTER + Listening.COMMAND);
    }

    private String where() {
        return to + "/" + name;
    }

    private Map<String, String> details() {
        return Map.of("name", name, "network", network);
    }

    private Map<String, String> details(String more, String value) {
        return Map.of("name", name, "network", network, more, value);
    }

    private static boolean holds(ContainerState.@Nullable Attachment attachment, String address) {
        return attachment != null && attachment.address().equals(address);
    }
}
