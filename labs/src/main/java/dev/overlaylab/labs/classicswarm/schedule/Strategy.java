package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;
import java.util.random.RandomGenerator;

/** Says which of several fit nodes is best. */
public interface Strategy {
    /** As {@code --strategy} and {@code docker info} call it. */
    String name();

    /**
     * The nodes that have room, best first.
     *
     * @throws PlacementException when none has
     */
    List<Candidate> rank(ContainerWish wish, List<Candidate> nodes) throws PlacementException;

    /**
     * The strategy of that name: {@code spread}, {@code binpack} or {@code random}.
     *
     * @param chance decides for the last of them
     */
    static Strategy named(String name, RandomGenerator chance) throws PlacementException {
        return switch (name) {
            case "spread" -> Weighing.spread();
            case "binpack", "binpacking" -> Weighing.binpack();
            case "random" -> new RandomStrategy(chance);
            default ->
                throw new PlacementException(
                        "strategy not supported: " + name + ". There are: spread, binpack, random");
        };
    }
}
