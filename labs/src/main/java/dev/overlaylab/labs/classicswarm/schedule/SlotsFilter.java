package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;

/** Nodes whose label {@code containerslots} allows one more container; no label, no limit. */
final class SlotsFilter implements Filter {
    private static final String LABEL = "containerslots";

    @Override
    public String name() {
        return LABEL;
    }

    @Override
    public List<Candidate> fit(ContainerWish wish, List<Candidate> nodes, boolean soft) throws PlacementException {
        var open = nodes.stream().filter(SlotsFilter::hasRoom).toList();
        if (open.isEmpty()) {
            throw new PlacementException("No node with enough open slots available in the cluster");
        }
        return open;
    }

    private static boolean hasRoom(Candidate node) {
        var slots = node.labels().getOrDefault(LABEL, "");
        return !slots.matches("-?\\d{1,9}") || node.containers().size() < Integer.parseInt(slots);
    }

    @Override
    public List<String> conditions(ContainerWish wish) {
        return List.of("available container slots");
    }
}
