package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.Container;
import dev.overlaylab.labs.classicswarm.engine.Image;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Answers docker ps. */
final class ContainerList {
    private final Manager manager;

    ContainerList(Manager manager) {
        this.manager = manager;
    }

    void answer(Call call) throws IOException {
        var filters = Filters.of(call.query());
        var containers = manager.cluster().containers();
        var bounds = new Bounds(bound(call, filters, "before"), bound(call, filters, "since"));
        int limit = number(call.query().first("limit").orElse("0"));
        boolean all = call.query().on("all")
                || limit > 0
                || filters.of("status").stream().anyMatch(it -> !it.equals("running"))
                || filters.has("exited");
        var shown = Json.array();
        containers.all().stream()
                .filter(it -> all || visible(it))
                .filter(bounds::hold)
                .filter(it -> fits(filters, it))
                .sorted(Comparator.comparingLong(ContainerList::created)
                        .reversed()
                        .thenComparing(Container::id))
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .forEach(it -> shown.add(row(it)));
        call.json(200, shown);
    }

    /** Before and after which containers those that are wanted were made. */
    private record Bounds(Optional<Container> before, Optional<Container> since) {
        boolean hold(Container container) {
            return before.map(it -> created(container) < created(it)).orElse(true)
                    && since.map(it -> created(container) > created(it)).orElse(true);
        }
    }

    private Optional<Container> bound(Call call, Filters filters, String which) throws Refusal {
        var name = call.query().first(which).or(() -> filters.of(which).stream().findFirst());
        if (name.isEmpty() || name.get().isEmpty()) {
            return Optional.empty();
        }
        var found = manager.cluster().containers().find(name.get());
        if (found.isEmpty()) {
            throw new Refusal(404, "No such container " + name.get());
        }
        return found;
    }

    /** Without -a: what runs, and is not the cluster's own. */
    private static boolean visible(Container container) {
        return container.running()
                && container.engine().healthy()
                && !Image.Reference.parse(container.image()).name().equals("swarm");
    }

    private boolean fits(Filters filters, Container container) {
        var state = container.state();
        var exit = state.path("ExitCode").asText();
        return filters.found("name", container.name())
                && filters.found("id", container.id())
                && filters.labels(container.labels())
                && filters.exactly("status", ContainerState.word(state))
                && filters.exactly("health", ContainerState.health(state))
                && filters.exactly("node", container.engine().specs().name())
                && (!filters.has("exited") || (!container.running() && filters.exactly("exited", exit)))
                && (!filters.has("ancestor") || filters.of("ancestor").stream().anyMatch(it -> from(container, it)))
                && (!filters.has("volume") || filters.of("volume").stream().anyMatch(it -> mounts(container, it)))
                && (!filters.has("network") || filters.of("network").stream().anyMatch(it -> isOn(container, it)));
    }

    private static boolean from(Container container, String image) {
        var id = container.listed().path("ImageID").asText();
        return container.image().equals(image)
                || Image.Reference.parse(container.image()).name().equals(image)
                || id.equals(image)
                || (image.length() > 2 && id.substring(id.indexOf(':') + 1).startsWith(image));
    }

    private static boolean mounts(Container container, String volume) {
        return container
                .inspected()
                .path("Mounts")
                .valueStream()
                .anyMatch(it -> it.path("Name").asText().equals(volume)
                        || it.path("Destination").asText().equals(volume));
    }

    private static boolean isOn(Container container, String network) {
        return container.listed().path("NetworkSettings").path("Networks").properties().stream()
                .anyMatch(it -> it.getKey().equals(network)
                        || (container.engine().specs().name() + "/" + it.getKey()).equals(network)
                        || it.getValue().path("NetworkID").asText().startsWith(network));
    }

    private static JsonNode row(Container container) {
        var engine = container.engine();
        ObjectNode row = container.listed().deepCopy();
        row.put("Created", created(container));
        row.put("State", ContainerState.word(container.state()));
        row.put(
                "Status",
                engine.healthy()
                        ? ContainerState.sentence(
                                container.state(), Instant.now().minus(ahead(container)))
                        : "Host Down");
        var names = row.putArray("Names");
        container.names().forEach(it -> names.add("/" + engine.specs().name() + it));
        row.path("Ports").forEach(it -> ContainerCalls.reachable(it, "IP", engine));
        return row;
    }

    private static long created(Container container) {
        return container.listed().path("Created").asLong() + ahead(container).toSeconds();
    }

    private static Duration ahead(Container container) {
        return container.engine().specs().ahead();
    }

    private static int number(String text) throws Refusal {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException noNumber) {
            throw new Refusal(400, "invalid limit: " + text);
        }
    }
}
