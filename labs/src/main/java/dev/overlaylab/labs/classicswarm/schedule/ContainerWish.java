package dev.overlaylab.labs.classicswarm.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What decides where a container may go.
 *
 * @param affinities expressions such as {@code container==web}, with {@code ~} before a value that is only wished for
 * @param constraints expressions such as {@code node==mhs-demo0}
 * @param whitelists expressions such as {@code node==a|b}
 * @param bindings ports of the host it wants
 * @param exposed such as {@code 80/tcp}
 * @param volumesFrom as typed, such as {@code data:ro}
 * @param links as typed, such as {@code db:database}
 * @param memory bytes to reserve; 0 for none
 * @param cpus CPUs to reserve; 0 for none
 */
public record ContainerWish(
        String image,
        List<String> affinities,
        List<String> constraints,
        List<String> whitelists,
        List<Binding> bindings,
        Set<String> exposed,
        String networkMode,
        List<String> volumesFrom,
        List<String> links,
        long memory,
        long cpus) {
    public ContainerWish {
        affinities = List.copyOf(affinities);
        constraints = List.copyOf(constraints);
        whitelists = List.copyOf(whitelists);
        bindings = List.copyOf(bindings);
        exposed = Set.copyOf(exposed);
        volumesFrom = List.copyOf(volumesFrom);
        links = List.copyOf(links);
    }

    /** A container of that image that may go anywhere. */
    public static ContainerWish of(String image) {
        return new ContainerWish(
                image, List.of(), List.of(), List.of(), List.of(), Set.of(), "", List.of(), List.of(), 0, 0);
    }

    /** Whether a node was named that it must be on. */
    public boolean namesNode() {
        return constraints.stream().anyMatch(it -> it.startsWith("node==") && !it.startsWith("node==~"));
    }

    /** The same with one more affinity. */
    public ContainerWish withAffinity(String expression) {
        return with(and(affinities, expression), constraints);
    }

    /** The same with one more constraint. */
    public ContainerWish withConstraint(String expression) {
        return with(affinities, and(constraints, expression));
    }

    private ContainerWish with(List<String> otherAffinities, List<String> otherConstraints) {
        return new ContainerWish(
                image,
                otherAffinities,
                otherConstraints,
                whitelists,
                bindings,
                exposed,
                networkMode,
                volumesFrom,
                links,
                memory,
                cpus);
    }

    private static List<String> and(List<String> some, String more) {
        var all = new ArrayList<>(some);
        all.add(more);
        return all;
    }
}
