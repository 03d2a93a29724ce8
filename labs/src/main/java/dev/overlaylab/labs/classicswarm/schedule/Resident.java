package dev.overlaylab.labs.classicswarm.schedule;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A container that a node has, or is about to get.
 *
 * @param id empty while it is still being made
 * @param names as the engine says them, but without the leading slash
 * @param bindings ports of the host: those asked for, and those it got
 * @param onHostNetwork whether it has no network of its own, so that its exposed ports are the host's
 * @param exposed such as {@code 80/tcp}
 */
public record Resident(
        String id,
        List<String> names,
        Map<String, String> labels,
        List<Binding> bindings,
        boolean onHostNetwork,
        Set<String> exposed) {
    private static final int SHORT = 12;

    public Resident {
        names = List.copyOf(names);
        labels = Map.copyOf(labels);
        bindings = List.copyOf(bindings);
        exposed = Set.copyOf(exposed);
    }

    boolean hasId(String asked) {
        return isId(id, asked) || isId(swarmId(), asked);
    }

    boolean idBegins(String asked) {
        return (!id.isEmpty() && id.startsWith(asked)) || swarmId().startsWith(asked);
    }

    boolean hasName(String asked, Candidate node) {
        return names.stream()
                .anyMatch(it -> asked.equals(it)
                        || asked.equals("/" + it)
                        || asked.equals(node.name() + "/" + it)
                        || asked.equals(node.id() + "/" + it));
    }

    private String swarmId() {
        return labels.getOrDefault(SwarmLabels.ID, "");
    }

    private static boolean isId(String id, String asked) {
        return !id.isEmpty()
                && (id.equals(asked)
                        || (id.length() > SHORT && id.substring(0, SHORT).equals(asked)));
    }
}
