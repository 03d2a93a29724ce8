package dev.overlaylab.labs.topology;

import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.labs.driver.MachineRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Machines, engines, networks, containers and services at one moment, as plain data.
 *
 * @param nodes of the swarm, as its managers know them; none without one
 * @param services of the swarm
 * @param members the addresses that the cluster store lists as engines; none when there is no store or it gave no answer
 */
public record Topology(List<Host> hosts, List<Node> nodes, List<Service> services, List<String> members) {
    public Topology {
        hosts = List.copyOf(hosts);
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
        members = List.copyOf(members);
    }

    /** What there is before anything was made, or where nobody looked. */
    public static final Topology NOTHING = new Topology(List.of(), List.of(), List.of(), List.of());

    /** Looks at machines: in one exchange, and a second one when there is a cluster store. */
    public static Topology look(List<MachineRecord> machines, Function<Collection<Probe>, Observations> observer) {
        return new TopologyLook(machines).at(observer);
    }

    /** Whether a machine can be looked into. */
    public enum Presence {
        RUNNING,
        /** It runs, but its engine gave no answer. */
        SILENT,
        STOPPED
    }

    /**
     * A machine.
     *
     * @param engine its engine's version
     * @param store the cluster store its engine was given; empty without one
     * @param advertise the address its engine gives to others; empty without one
     */
    public record Host(
            String name,
            String address,
            Presence presence,
            String engine,
            String store,
            String advertise,
            List<Network> networks,
            List<Container> containers) {
        public Host {
            networks = List.copyOf(networks);
            containers = List.copyOf(containers);
        }

        Optional<Network> network(String id) {
            return networks.stream().filter(it -> it.id().equals(id)).findFirst();
        }
    }

    /**
     * A network as one engine knows it.
     *
     * @param vni the number of its VXLAN; empty where the engine does not tell
     */
    public record Network(String id, String name, String driver, String scope, List<String> subnets, String vni) {
        public Network {
            subnets = List.copyOf(subnets);
        }

        /** Whether other engines may know it by the same ID. */
        boolean crossesHosts() {
            return !scope.equals("local");
        }
    }

    /** A container, running or not. */
    public record Container(
            String name, String image, String status, List<String> ports, List<Attachment> attachments) {
        public Container {
            ports = List.copyOf(ports);
            attachments = List.copyOf(attachments);
        }

        boolean runs() {
            return status.equals("running");
        }
    }

    /** Where a container is on a network; the address is empty while it does not run. */
    public record Attachment(String networkId, String network, String address) {}

    /** A member of the swarm. */
    public record Node(String name, String role, String availability, String state, boolean leader) {}

    /** A service: how many of its tasks run, and how many are wanted. */
    public record Service(String name, String image, int running, int wanted, List<String> ports) {
        public Service {
            ports = List.copyOf(ports);
        }
    }

    /** The networks that cross hosts, each once, with the machines that know it. */
    List<Shared> shared() {
        var byId = new LinkedHashMap<String, Shared>();
        for (var host : hosts) {
            for (var network : host.networks()) {
                if (network.crossesHosts()) {
                    byId.computeIfAbsent(network.id(), id -> new Shared(network, new ArrayList<>()))
                            .knownTo()
                            .add(host);
                }
            }
        }
        return byId.values().stream()
                .sorted((one, other) ->
                        one.network().name().compareTo(other.network().name()))
                .toList();
    }

    /** A network several engines may know by the same ID. */
    record Shared(Network network, List<Host> knownTo) {}
}
