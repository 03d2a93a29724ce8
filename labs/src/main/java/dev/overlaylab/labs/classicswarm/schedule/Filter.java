package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which nodes are fit for a container, by one criterion. */
public interface Filter {
    /** As {@code --filter} and {@code docker info} call it. */
    String name();

    /**
     * The nodes that are fit.
     *
     * @param soft whether what is only wished for counts too
     * @throws PlacementException when there is none
     */
    List<Candidate> fit(ContainerWish wish, List<Candidate> nodes, boolean soft) throws PlacementException;

    /** What the container wishes by this criterion, for a message. */
    List<String> conditions(ContainerWish wish) throws PlacementException;

    /** All there are, in the order in which they are used. */
    static List<Filter> all() {
        return List.of(
                new HealthFilter(),
                new PortFilter(),
                new SlotsFilter(),
                new DependencyFilter(),
                new AffinityFilter(),
                new ConstraintFilter(),
                new WhitelistFilter());
    }

    /** Those that a cluster uses when nobody chooses, as documented. */
    static List<Filter> usual() {
        return Stream.of("health", "port", "dependency", "affinity", "constraint")
                .map(Filter::known)
                .toList();
    }

    /** Those of these names, in their order. */
    static List<Filter> named(List<String> names) throws PlacementException {
        for (var name : names) {
            if (all().stream().noneMatch(it -> it.name().equals(name))) {
                throw new PlacementException("filter not supported: " + name + ". There are: "
                        + all().stream().map(Filter::name).collect(Collectors.joining(", ")));
            }
        }
        return names.stream().map(Filter::known).toList();
    }

    private static Filter known(String name) {
        return all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }
}
