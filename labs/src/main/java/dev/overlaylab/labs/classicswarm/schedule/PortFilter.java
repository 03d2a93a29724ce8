package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;

/** Nodes on which nobody has the ports yet. */
final class PortFilter implements Filter {
    @Override
    public String name() {
        return "port";
    }

    @Override
    public List<Candidate> fit(ContainerWish wish, List<Candidate> nodes, boolean soft) throws PlacementException {
        var left = nodes;
        if (onHostNetwork(wish)) {
            for (var port : wish.exposed()) {
                left = left.stream().filter(it -> !isExposed(it, port)).toList();
                require(left, "unable to find a node with port " + port + " available in the Host mode");
            }
        } else {
            for (var binding : wish.bindings()) {
                left = left.stream().filter(it -> !isBound(it, binding)).toList();
                require(left, "unable to find a node with port " + binding.port() + " available");
            }
        }
        return left;
    }

    private static void require(List<Candidate> left, String message) throws PlacementException {
        if (left.isEmpty()) {
            throw new PlacementException(message);
        }
    }

    private static boolean isExposed(Candidate node, String port) {
        return node.containers().stream()
                .anyMatch(it -> it.onHostNetwork() && it.exposed().contains(port));
    }

    private static boolean isBound(Candidate node, Binding wanted) {
        return node.containers().stream().flatMap(it -> it.bindings().stream()).anyMatch(wanted::collidesWith);
    }

    private static boolean onHostNetwork(ContainerWish wish) {
        return wish.networkMode().equals("host");
    }

    @Override
    public List<String> conditions(ContainerWish wish) {
        return onHostNetwork(wish)
                ? wish.exposed().stream()
                        .sorted()
                        .map(it -> "port " + it + " (Host mode)")
                        .toList()
                : wish.bindings().stream()
                        .map(it -> "port " + it.port() + " (Bridge mode)")
                        .toList();
    }
}
