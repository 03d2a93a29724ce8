package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;
import java.util.stream.Collectors;

/** Decides on which node a container is made. */
public record Scheduler(Strategy strategy, List<Filter> filters) {
    public Scheduler {
        filters = List.copyOf(filters);
    }

    /**
     * The best node.
     *
     * @throws PlacementException when there is none, with what was wished for
     */
    public Candidate place(ContainerWish wish, List<Candidate> nodes) throws PlacementException {
        return rank(wish, nodes).get(0);
    }

    /** All nodes that are fit, the best first; what is only wished for counts as long as some node has it. */
    public List<Candidate> rank(ContainerWish wish, List<Candidate> nodes) throws PlacementException {
        try {
            return rank(wish, nodes, true);
        } catch (PlacementException wishedTooMuch) {
            return rank(wish, nodes, false);
        }
    }

    /** The names of the filters, as {@code docker info} lists them. */
    public String filterNames() {
        return filters.stream().map(Filter::name).collect(Collectors.joining(", "));
    }

    private List<Candidate> rank(ContainerWish wish, List<Candidate> nodes, boolean soft) throws PlacementException {
        var left = nodes;
        for (var filter : filters) {
            try {
                left = filter.fit(wish, left, soft);
            } catch (PlacementException none) {
                throw filter instanceof HealthFilter ? none : conditions(wish, filter);
            }
        }
        if (left.isEmpty()) {
            throw new PlacementException("No nodes available in the cluster");
        }
        return strategy.rank(wish, left);
    }

    /** What was wished for, up to the filter that found nothing. */
    private PlacementException conditions(ContainerWish wish, Filter last) {
        var message = new StringBuilder("Unable to find a node that satisfies the following conditions ");
        for (var filter : filters.subList(0, filters.indexOf(last) + 1)) {
            try {
                var conditions = filter.conditions(wish);
                if (!conditions.isEmpty()) {
                    message.append('\n').append(conditions.stream().collect(Collectors.joining(" ", "[", "]")));
                }
            } catch (PlacementException malformed) {
                message.append("\nerror from ").append(filter.name()).append(" filter: ");
                return new PlacementException(
                        message.append(malformed.getMessage()).toString());
            }
        }
        return new PlacementException(message.toString());
    }
}
