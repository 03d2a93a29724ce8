package dev.overlaylab.labs.classicswarm.schedule;

import java.util.Comparator;
import java.util.List;

/**
 * Weighs nodes by the share of memory and CPUs that would be reserved, and by their health.
 *
 * @param healthFactor ten times what a share weighs, so that a node which fails now and then comes last
 * @param order by weight, then by how many containers there are, then by name
 */
record Weighing(String name, long healthFactor, Comparator<Weighing.Weighed> order) implements Strategy {
    private static final long WHOLE = 100;
    private static final Comparator<Weighed> BY_WEIGHT = Comparator.comparingLong(Weighed::weight)
            .thenComparingInt(it -> it.node().containers().size());
    private static final Comparator<Weighed> BY_NAME = Comparator.<Weighed, String>comparing(
                    it -> it.node().name())
            .thenComparing(it -> it.node().id());

    /** A node and its weight. */
    record Weighed(Candidate node, long weight) {}

    /** The emptiest first. */
    static Weighing spread() {
        return new Weighing("spread", -10, BY_WEIGHT.thenComparing(BY_NAME));
    }

    /** The fullest first. */
    static Weighing binpack() {
        return new Weighing("binpack", 10, BY_WEIGHT.reversed().thenComparing(BY_NAME));
    }

    @Override
    public List<Candidate> rank(ContainerWish wish, List<Candidate> nodes) throws PlacementException {
        var ranked = nodes.stream()
                .filter(it -> share(it.usedMemory(), wish.memory(), it.totalMemory()) <= WHOLE
                        && share(it.usedCpus(), wish.cpus(), it.totalCpus()) <= WHOLE)
                .map(it -> new Weighed(it, weight(wish, it)))
                .sorted(order)
                .map(Weighed::node)
                .toList();
        if (ranked.isEmpty()) {
            throw new PlacementException("no resources available to schedule container");
        }
        return ranked;
    }

    private long weight(ContainerWish wish, Candidate node) {
        return share(node.usedCpus(), wish.cpus(), node.totalCpus())
                + share(node.usedMemory(), wish.memory(), node.totalMemory())
                + healthFactor * node.health();
    }

    /** In percent, rounded down; who reserves nothing counts as if all were. */
    private static long share(long used, long wanted, long total) {
        if (wanted <= 0) {
            return WHOLE;
        }
        if (wanted > total) {
            return Long.MAX_VALUE / 4;
        }
        return (long) Math.floor((used + (double) wanted) * WHOLE / total);
    }
}
