package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;

/** Nodes whose engine answers. */
final class HealthFilter implements Filter {
    static final String NAME = "health";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Candidate> fit(ContainerWish wish, List<Candidate> nodes, boolean soft) throws PlacementException {
        var healthy = nodes.stream().filter(Candidate::isHealthy).toList();
        if (healthy.isEmpty()) {
            throw new PlacementException("No healthy node available in the cluster");
        }
        return healthy;
    }

    @Override
    public List<String> conditions(ContainerWish wish) {
        return List.of();
    }
}
