package dev.overlaylab.labs.classicswarm.schedule;

import java.util.ArrayList;
import java.util.List;

/** Nodes that have the containers whose volumes, name or network are shared. */
final class DependencyFilter implements Filter {
    private static final String CONTAINER = "container:";

    @Override
    public String name() {
        return "dependency";
    }

    @Override
    public List<Candidate> fit(ContainerWish wish, List<Candidate> nodes, boolean soft) throws PlacementException {
        var needed = needed(wish);
        var fit = nodes.stream()
                .filter(node ->
                        needed.stream().allMatch(it -> node.container(it).isPresent()))
                .toList();
        if (fit.isEmpty() && !nodes.isEmpty()) {
            throw new PlacementException(
                    "Unable to find a node fulfilling all dependencies: " + String.join(" ", conditions(wish)));
        }
        return fit;
    }

    private static List<String> needed(ContainerWish wish) {
        var names = new ArrayList<String>();
        wish.volumesFrom().forEach(it -> names.add(it.split(":", 2)[0]));
        wish.links().forEach(it -> names.add(it.split(":", 2)[0]));
        if (wish.networkMode().startsWith(CONTAINER)) {
            names.add(wish.networkMode().substring(CONTAINER.length()));
        }
        return names;
    }

    @Override
    public List<String> conditions(ContainerWish wish) {
        var all = new ArrayList<String>();
        wish.volumesFrom().forEach(it -> all.add("--volumes-from=" + it));
        wish.links().forEach(it -> all.add("--link=" + it));
        if (wish.networkMode().startsWith(CONTAINER)) {
            all.add("--net=" + wish.networkMode());
        }
        return all;
    }
}
