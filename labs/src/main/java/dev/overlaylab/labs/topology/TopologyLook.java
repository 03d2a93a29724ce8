package dev.overlaylab.labs.topology;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.fact.StoreMembers;
import dev.overlaylab.checkers.fact.StoreUrl;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.probe.Look;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.topology.Topology.Attachment;
import dev.overlaylab.labs.topology.Topology.Container;
import dev.overlaylab.labs.topology.Topology.Host;
import dev.overlaylab.labs.topology.Topology.Network;
import dev.overlaylab.labs.topology.Topology.Node;
import dev.overlaylab.labs.topology.Topology.Presence;
import dev.overlaylab.labs.topology.Topology.Service;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks machines what a topology needs, and reads their answers. */
record TopologyLook(List<MachineRecord> machines) {
    private static final String VXLAN_ID = "com.docker.network.driver.overlay.vxlanid_list";

    Topology at(Function<Collection<Probe>, Observations> observer) {
        var look = new Look(observer);
        look.at(probes());
        var store = storeAsked(look.seen());
        store.ifPresent(it -> look.at(List.of(it.trials().probe())));
        return read(look.seen(), store);
    }

    /** What each machine that runs is asked first. */
    List<Probe> probes() {
        return machines.stream()
                .filter(it -> it.state() == MachineRecord.State.RUNNING)
                .map(MachineRecord::name)
                .flatMap(it -> Stream.<Probe>of(
                        new Probe.EngineProbe(it),
                        new Probe.NetworksProbe(it),
                        new Probe.ContainersProbe(it),
                        new Probe.SwarmProbe(it)))
                .toList();
    }

    private Topology read(Observations seen, Optional<StoreAsked> store) {
        var swarm = machines.stream()
                .flatMap(it -> swarm(it, seen).stream())
                .filter(it -> !it.nodes().isEmpty())
                .findFirst();
        return new Topology(
                machines.stream().map(it -> host(it, seen)).toList(),
                swarm.map(TopologyLook::nodes).orElse(List.of()),
                swarm.map(TopologyLook::services).orElse(List.of()),
                store.map(it -> it.members(seen)).orElse(List.of()));
    }

    private static Host host(MachineRecord machine, Observations seen) {
        if (machine.state() != MachineRecord.State.RUNNING) {
            return without(machine, Presence.STOPPED);
        }
        var engine = engine(machine, seen);
        if (engine.isEmpty()
                || !(seen.byProbe().get(new Probe.NetworksProbe(machine.name()))
                        instanceof Observation.NetworksSeen networks)
                || !(seen.byProbe().get(new Probe.ContainersProbe(machine.name()))
                        instanceof Observation.ContainersSeen containers)) {
            return without(machine, Presence.SILENT);
        }
        return new Host(
                machine.name(),
                machine.address(),
                Presence.RUNNING,
                engine.get().version(),
                engine.get().clusterStore(),
                engine.get().clusterAdvertise(),
                networks.networks().stream()
                        .map(TopologyLook::network)
                        .sorted(Comparator.comparing(Network::name))
                        .toList(),
                containers.containers().stream()
                        .map(TopologyLook::container)
                        .sorted(Comparator.comparing(Container::name))
                        .toList());
    }

    private static Host without(MachineRecord machine, Presence presence) {
        return new Host(machine.name(), machine.address(), presence, "", "", "", List.of(), List.of());
    }

    private static Optional<EngineState> engine(MachineRecord machine, Observations seen) {
        return seen.byProbe().get(new Probe.EngineProbe(machine.name())) instanceof Observation.EngineSeen engine
                ? Optional.of(engine.state())
                : Optional.empty();
    }

    private static Optional<SwarmState> swarm(MachineRecord machine, Observations seen) {
        return seen.byProbe().get(new Probe.SwarmProbe(machine.name())) instanceof Observation.SwarmSeen swarm
                ? Optional.of(swarm.swarm())
                : Optional.empty();
    }

    private static Network network(NetworkState state) {
        return new Network(
                state.id(),
                state.name(),
                state.driver(),
                state.scope(),
                state.subnets(),
                state.options().getOrDefault(VXLAN_ID, ""));
    }

    private static Container container(ContainerState state) {
        var attachments = state.networks().entrySet().stream()
                .map(it -> new Attachment(
                        it.getValue().networkId(), it.getKey(), it.getValue().address()))
                .sorted(Comparator.comparing(Attachment::network))
                .toList();
        return new Container(state.name(), state.image(), state.status(), state.publishedPorts(), attachments);
    }

    private static List<Node> nodes(SwarmState swarm) {
        return swarm.nodes().stream()
                .map(it -> new Node(it.hostName(), it.role(), it.availability(), it.state(), it.leader()))
                .sorted(Comparator.comparing(Node::name))
                .toList();
    }

    private static List<Service> services(SwarmState swarm) {
        return swarm.services().stream()
                .map(it -> service(it, swarm.tasks()))
                .sorted(Comparator.comparing(Service::name))
                .toList();
    }

    private static Service service(SwarmState.Service state, List<SwarmState.Task> tasks) {
        var wanted = tasks.stream()
                .filter(it -> it.serviceId().equals(state.id()) && it.desired().equals("running"))
                .toList();
        var running = wanted.stream().filter(it -> it.state().equals("running")).count();
        return new Service(
                state.name(),
                state.image().replaceFirst("@sha256:.*", ""),
                (int) running,
                state.mode().equals("replicated") ? (int) state.replicas() : wanted.size(),
                state.ports().stream()
                        .map(it -> it.published() + "->" + it.target() + "/" + it.protocol())
                        .toList());
    }

    /** The first engine with a store is asked who else is in it. */
    private Optional<StoreAsked> storeAsked(Observations seen) {
        return machines.stream()
                .flatMap(machine -> engine(machine, seen).stream()
                        .filter(it -> !it.clusterStore().isEmpty())
                        .map(it -> StoreAsked.by(machine.name(), StoreUrl.of(it.clusterStore()))))
                .findFirst();
    }

    private record StoreAsked(StoreUrl url, Trials trials) {
        static StoreAsked by(String machine, StoreUrl url) {
            return new StoreAsked(url, Trials.on(machine, StoreMembers.command(url)));
        }

        List<String> members(Observations seen) {
            try {
                var trial = trials.read(seen.command(trials.probe())).get(0);
                return trial.read(StoreMembers.of(url.scheme())).listed().orElse(List.of()).stream()
                        .sorted()
                        .toList();
            } catch (CannotCheckException | Observations.Unseen silent) {
                return List.of();
            }
        }
    }
}
