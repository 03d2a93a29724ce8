package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.MachineRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Machines, their networks, and the containers on them, as a tree of lines. Pure. */
final class TopologyMap {
    private static final Set<String> NOT_DRAWN = Set.of("none", "host");

    private TopologyMap() {}

    /** What has to be asked to draw it. */
    static List<Probe> probes(List<MachineRecord> machines) {
        var probes = new ArrayList<Probe>();
        for (var machine : running(machines)) {
            probes.add(new Probe.NetworksProbe(machine.name()));
            probes.add(new Probe.ContainersProbe(machine.name()));
        }
        return probes;
    }

    /** Draws; the first part is the machines one by one, the second the networks they share. */
    static List<Branch> draw(List<MachineRecord> machines, Observations seen) {
        var shared = new LinkedHashMap<String, Shared>();
        var branches = new ArrayList<Branch>();
        for (var machine : machines) {
            branches.add(machine(machine, seen, shared));
        }
        shared.values().stream()
                .sorted(Comparator.comparing(it -> it.network().name()))
                .forEach(it -> branches.add(it.branch()));
        return branches;
    }

    private static Collection<MachineRecord> running(List<MachineRecord> machines) {
        return machines.stream()
                .filter(it -> it.state() == MachineRecord.State.RUNNING)
                .toList();
    }

    private static Branch machine(MachineRecord machine, Observations seen, Map<String, Shared> shared) {
        var networksProbe = new Probe.NetworksProbe(machine.name());
        var containersProbe = new Probe.ContainersProbe(machine.name());
        if (machine.state() != MachineRecord.State.RUNNING) {
            return new Branch(Text.of("lesson.map.machine-stopped", "name", machine.name()), List.of());
        }
        if (!(seen.byProbe().get(networksProbe) instanceof Observation.NetworksSeen networks)
                || !(seen.byProbe().get(containersProbe) instanceof Observation.ContainersSeen containers)) {
            return new Branch(
                    Text.of("lesson.map.machine-silent", "name", machine.name(), "address", machine.address()),
                    List.of());
        }
        var below = new ArrayList<Branch>();
        for (var network : networks.networks()) {
            var members = members(network, containers.containers());
            if (network.scope().equals("global")) {
                shared.computeIfAbsent(network.id(), id -> new Shared(network, new TreeSet<>(), new ArrayList<>()))
                        .add(machine.name(), members);
            }
            if (!NOT_DRAWN.contains(network.name()) || !members.isEmpty()) {
                below.add(new Branch(
                        Text.of(
                                "lesson.map.network",
                                "name",
                                network.name(),
                                "driver",
                                network.driver(),
                                "subnets",
                                String.join(", ", network.subnets())),
                        members.stream().map(it -> container(network, it)).toList()));
            }
        }
        var idle = containers.containers().stream()
                .filter(it -> !it.running())
                .map(it -> new Branch(
                        Text.of(
                                "lesson.map.container-idle",
                                "name",
                                it.name(),
                                "image",
                                it.image(),
                                "status",
                                it.status()),
                        List.of()))
                .toList();
        below.addAll(idle);
        return new Branch(Text.of("lesson.map.machine", "name", machine.name(), "address", machine.address()), below);
    }

    private static List<ContainerState> members(NetworkState network, List<ContainerState> containers) {
        return containers.stream()
                .filter(ContainerState::running)
                .filter(it -> it.networks().values().stream()
                        .anyMatch(attached -> attached.networkId().equals(network.id())))
                .sorted(Comparator.comparing(ContainerState::name))
                .toList();
    }

    private static Branch container(NetworkState network, ContainerState container) {
        var address = container.networks().values().stream()
                .filter(it -> it.networkId().equals(network.id()))
                .map(ContainerState.Attachment::address)
                .findFirst()
                .orElse("");
        var ports = String.join(", ", container.publishedPorts());
        var text = Text.of(
                ports.isEmpty() ? "lesson.map.container" : "lesson.map.container-published",
                "name",
                container.name(),
                "image",
                container.image(),
                "address",
                address,
                "ports",
                ports);
        return new Branch(text, List.of());
    }

    /** One line and what hangs below it. */
    record Branch(Text text, List<Branch> below) {}

    /** A network several engines know by the same ID. */
    private record Shared(NetworkState network, Set<String> machines, List<Branch> members) {
        void add(String machine, List<ContainerState> containers) {
            machines.add(machine);
            for (var container : containers) {
                members.add(new Branch(
                        Text.of(
                                "lesson.map.member",
                                "machine",
                                machine,
                                "container",
                                TopologyMap.container(network, container).text()),
                        List.of()));
            }
        }

        Branch branch() {
            return new Branch(
                    Text.of(
                            "lesson.map.shared",
                            "name",
                            network.name(),
                            "driver",
                            network.driver(),
                            "subnets",
                            String.join(", ", network.subnets()),
                            "id",
                            network.id(),
                            "machines",
                            String.join(", ", machines)),
                    members);
        }
    }
}
