package dev.overlaylab.labs.lab;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * In which order a learner gets the drills of a step: all of them in an order that follows from the seed, then all again in
 * another one.
 *
 * @param lab its ID
 * @param seed without one, the order is a new one each time
 */
public record DrillOrder(String lab, Seed seed) {
    /**
     * The next drill; empty when the step has none.
     *
     * @param earlier the IDs of those that there were at the step, in their order
     */
    public Optional<Step.Drill> next(Step step, List<String> earlier) {
        int all = step.drills().size();
        if (all == 0) {
            return Optional.empty();
        }
        int round = earlier.size() / all;
        var had = new HashSet<>(earlier.subList(round * all, earlier.size()));
        var from = seed.isNone() ? Seed.fresh() : seed;
        return step.drills().stream()
                .filter(it -> !had.contains(it.id()))
                .min(Comparator.comparing(
                        it -> from.number("drill", lab, step.id() + "/" + (round + 1) + "/" + it.id())));
    }
}
