package dev.overlaylab.labs.classicswarm.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nodes and wishes for tests, each a variation of a plain one. */
final class Nodes {
    private static final long GIGABYTE = 1L << 30;

    private Nodes() {}

    static Candidate node(String name, Resident... containers) {
        return new Candidate("ID-" + name, name, Map.of(), List.of(containers), List.of(), 0, 0, 2 * GIGABYTE, 2, 100);
    }

    static Candidate labelled(Candidate node, String key, String value) {
        var labels = new HashMap<>(node.labels());
        labels.put(key, value);
        return new Candidate(
                node.id(),
                node.name(),
                labels,
                node.containers(),
                node.images(),
                node.usedMemory(),
                node.usedCpus(),
                node.totalMemory(),
                node.totalCpus(),
                node.health());
    }

    static Candidate healthy(Candidate node, long health) {
        return reserved(node, node.usedMemory(), node.usedCpus(), health);
    }

    static Candidate reserved(Candidate node, long memory, long cpus, long health) {
        return new Candidate(
                node.id(),
                node.name(),
                node.labels(),
                node.containers(),
                node.images(),
                memory,
                cpus,
                node.totalMemory(),
                node.totalCpus(),
                health);
    }

    static Candidate holding(Candidate node, LocalImage... images) {
        return new Candidate(
                node.id(),
                node.name(),
                node.labels(),
                node.containers(),
                List.of(images),
                node.usedMemory(),
                node.usedCpus(),
                node.totalMemory(),
                node.totalCpus(),
                node.health());
    }

    static Resident container(String id, String name) {
        return new Resident(id, List.of(name), Map.of(), List.of(), false, Set.of());
    }

    static Resident container(String id, String name, Map<String, String> labels) {
        return new Resident(id, List.of(name), labels, List.of(), false, Set.of());
    }

    static Resident publishing(String name, Binding... bindings) {
        return new Resident("", List.of(name), Map.of(), List.of(bindings), false, Set.of());
    }

    static ContainerWish publish(Binding... bindings) {
        var plain = ContainerWish.of("nginx");
        return new ContainerWish(
                plain.image(),
                List.of(),
                List.of(),
                List.of(),
                List.of(bindings),
                Set.of(),
                "",
                List.of(),
                List.of(),
                0,
                0);
    }

    static ContainerWish reserve(long memory, long cpus) {
        return new ContainerWish(
                "nginx", List.of(), List.of(), List.of(), List.of(), Set.of(), "", List.of(), List.of(), memory, cpus);
    }

    static ContainerWish depend(List<String> volumesFrom, List<String> links, String network) {
        return new ContainerWish(
                "nginx", List.of(), List.of(), List.of(), List.of(), Set.of(), network, volumesFrom, links, 0, 0);
    }

    static ContainerWish onHost(String... exposed) {
        return new ContainerWish(
                "nginx",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(exposed),
                "host",
                List.of(),
                List.of(),
                0,
                0);
    }

    static List<String> names(List<Candidate> nodes) {
        return new ArrayList<>(nodes.stream().map(Candidate::name).toList());
    }
}
