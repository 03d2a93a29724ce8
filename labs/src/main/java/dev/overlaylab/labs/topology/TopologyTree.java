package dev.overlaylab.labs.topology;

import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.topology.Topology.Attachment;
import dev.overlaylab.labs.topology.Topology.Container;
import dev.overlaylab.labs.topology.Topology.Host;
import dev.overlaylab.labs.topology.Topology.Network;
import dev.overlaylab.labs.topology.Topology.Node;
import dev.overlaylab.labs.topology.Topology.Presence;
import dev.overlaylab.labs.topology.Topology.Service;
import dev.overlaylab.labs.topology.Topology.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A topology as a tree of lines: first the machines one by one, then what they share. Pure. */
public final class TopologyTree {
    private static final Set<String> NOT_DRAWN = Set.of("none", "host");

    private TopologyTree() {}

    /** One line and what hangs below it. */
    public record Branch(Text text, List<Branch> below) {
        public Branch {
            below = List.copyOf(below);
        }

        static Branch leaf(String key, Object... namesAndValues) {
            return new Branch(Text.of(key, namesAndValues), List.of());
        }
    }

    public static List<Branch> of(Topology topology) {
        var branches = new ArrayList<Branch>();
        topology.hosts().forEach(it -> branches.add(machine(it, topology)));
        topology.shared().forEach(it -> branches.add(shared(it)));
        topology.services().forEach(it -> branches.add(service(it)));
        return branches;
    }

    /** Whether a network is worth being shown: every engine has some that do nothing for nobody. */
    static boolean isDrawn(Network network, Host host) {
        return !NOT_DRAWN.contains(network.name())
                || host.containers().stream().anyMatch(it -> it.runs() && isOn(it, network));
    }

    private static boolean isOn(Container container, Network network) {
        return container.attachments().stream().anyMatch(it -> it.networkId().equals(network.id()));
    }

    private static Branch machine(Host host, Topology topology) {
        if (host.presence() == Presence.STOPPED) {
            return Branch.leaf("topology.machine-stopped", "name", host.name());
        }
        if (host.presence() == Presence.SILENT) {
            return Branch.leaf("topology.machine-silent", "name", host.name(), "address", host.address());
        }
        var below = new ArrayList<Branch>();
        below.add(Branch.leaf("topology.engine", "version", host.engine()));
        if (!host.store().isEmpty()) {
            below.add(Branch.leaf("topology.store", "url", host.store()));
        }
        if (!host.advertise().isEmpty()) {
            below.add(Branch.leaf("topology.advertise", "address", host.advertise()));
        }
        node(host, topology).forEach(it -> below.add(Branch.leaf("topology.node", node(it))));
        host.networks().stream()
                .filter(it -> isDrawn(it, host))
                .forEach(it -> below.add(new Branch(
                        Text.of(
                                "topology.network",
                                "name",
                                it.name(),
                                "driver",
                                it.driver(),
                                "subnets",
                                String.join(", ", it.subnets())),
                        members(host, it).toList())));
        host.containers().stream()
                .filter(it -> !it.runs())
                .forEach(it -> below.add(Branch.leaf(
                        "topology.container-idle", "name", it.name(), "image", it.image(), "status", it.status())));
        return new Branch(Text.of("topology.machine", "name", host.name(), "address", host.address()), below);
    }

    /** The machine as a member of the swarm. */
    static Stream<Node> node(Host host, Topology topology) {
        return topology.nodes().stream().filter(it -> it.name().equals(host.name()));
    }

    static Object[] node(Node node) {
        return new Object[] {
            "role",
            node.leader() ? node.role() + ", leader" : node.role(),
            "state",
            node.availability().equals("active") ? node.state() : node.state() + ", " + node.availability()
        };
    }

    private static Stream<Branch> members(Host host, Network network) {
        return host.containers().stream()
                .filter(Container::runs)
                .flatMap(container -> container.attachments().stream()
                        .filter(it -> it.networkId().equals(network.id()))
                        .map(it -> new Branch(container(container, it), List.of())));
    }

    private static Text container(Container container, Attachment attachment) {
        return Text.of(
                container.ports().isEmpty() ? "topology.container" : "topology.container-published",
                "name",
                container.name(),
                "image",
                container.image(),
                "address",
                attachment.address(),
                "ports",
                String.join(", ", container.ports()));
    }

    private static Branch shared(Shared shared) {
        var network = shared.network();
        var members = shared.knownTo().stream()
                .flatMap(host -> members(host, network)
                        .map(it -> Branch.leaf("topology.member", "machine", host.name(), "container", it.text())))
                .toList();
        return new Branch(
                Text.of(
                        "topology.shared",
                        "name",
                        network.name(),
                        "driver",
                        network.driver(),
                        "subnets",
                        String.join(", ", network.subnets()),
                        "id",
                        network.id(),
                        "machines",
                        String.join(
                                ", ", shared.knownTo().stream().map(Host::name).toList())),
                members);
    }

    private static Branch service(Service service) {
        return Branch.leaf("topology.service", service(service.name(), service));
    }

    static Object[] service(String name, Service service) {
        return new Object[] {
            "name",
            name,
            "image",
            service.image(),
            "running",
            service.running(),
            "wanted",
            service.wanted(),
            "ports",
            String.join(", ", service.ports())
        };
    }
}
