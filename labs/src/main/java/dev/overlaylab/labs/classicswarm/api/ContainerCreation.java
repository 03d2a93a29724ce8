package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.schedule.ContainerRequest;
import dev.overlaylab.labs.classicswarm.schedule.ContainerWish;
import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import dev.overlaylab.labs.classicswarm.schedule.SwarmLabels;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes a container where the scheduler says. */
final class ContainerCreation {
    private static final int NOT_FOUND = 404;
    private static final Set<String> POLICIES = Set.of("off", "on-node-failure");

    private final Manager manager;

    ContainerCreation(Manager manager) {
        this.manager = manager;
    }

    void answer(Call call) throws IOException, PlacementException {
        var request = ContainerRequest.of(call.body());
        var body = request.body();
        validate(body);
        var wish = local(request.wish(), body);
        stripNodes(body);
        if (body.path("Labels").path(SwarmLabels.ID).asText().isEmpty()) {
            labels(body).put(SwarmLabels.ID, newId());
        }
        call.json(201, made(call, wish, body));
    }

    /** Where the image cannot be had, a node is looked for that has it already. */
    private JsonNode made(Call call, ContainerWish wish, ObjectNode body) throws IOException, PlacementException {
        try {
            return make(call, wish, body);
        } catch (Refusal refused) {
            var image = wish.image();
            if (refused.status() != NOT_FOUND) {
                throw refused;
            }
            if (wish.namesNode() || manager.cluster().images().stream().noneMatch(it -> it.matches(image))) {
                // Not 404: a client would take that for leave to fetch the image itself.
                throw new Refusal(500, refused.text());
            }
            return make(call, wish.withAffinity("image==" + image), body);
        }
    }

    private JsonNode make(Call call, ContainerWish wish, ObjectNode body) throws IOException, PlacementException {
        var name = call.query().first("name").orElse("");
        var reserved = manager.placer().reserve(name, wish, Json.map(body.path("Labels")));
        try {
            var engine = reserved.engine();
            var made = onEngine(call, engine, wish.image(), shares(engine, wish, body));
            engine.refreshContainer(made.path("Id").asText());
            return made;
        } finally {
            manager.placer().settle(reserved);
        }
    }

    /** Fetches the image where the node lacks it. */
    private JsonNode onEngine(Call call, Engine engine, String image, ObjectNode body) throws IOException {
        var target = "/containers/create" + call.query().text();
        try {
            return engine.act("POST", target, Optional.of(body));
        } catch (Refusal refused) {
            if (refused.status() != NOT_FOUND || !refused.text().contains("image")) {
                throw refused;
            }
            fetch(engine, image, call.exchange().request().headers().first("X-Registry-Auth"));
            return engine.act("POST", target, Optional.of(body));
        }
    }

    private static void fetch(Engine engine, String image, Optional<String> auth) throws IOException {
        try {
            new Pull(image, auth).on(engine, progress -> {});
            engine.refreshImages();
        } catch (Refusal refused) {
            throw new Refusal(NOT_FOUND, refused.text());
        }
    }

    /** A network of one node's own ties the container to that node, unless somebody says on which it is to be. */
    private ContainerWish local(ContainerWish wish, ObjectNode body) {
        var network = manager.cluster().networks().find(wish.networkMode()).filter(it -> !it.global());
        if (network.isEmpty()) {
            return wish;
        }
        host(body).put("NetworkMode", network.get().name());
        return wish.namesNode()
                ? wish
                : wish.withConstraint("node==~" + network.get().engine().specs().name());
    }

    /** Engines know nothing of nodes: {@code node/network} is {@code network} there. */
    private void stripNodes(ObjectNode body) {
        if (body.path("NetworkingConfig").path("EndpointsConfig") instanceof ObjectNode endpoints) {
            var stripped = Json.object();
            var nodes = manager.cluster().names();
            endpoints.properties().forEach(each -> {
                var parts = each.getKey().split("/", 2);
                var name = parts.length == 2 && nodes.contains(parts[0]) ? parts[1] : each.getKey();
                stripped.set(name, each.getValue());
            });
            ((ObjectNode) body.get("NetworkingConfig")).set("EndpointsConfig", stripped);
        }
    }

    /** Classic Swarm counts CPUs where an engine counts shares of 1,024: the same part of what the node has. */
    private static ObjectNode shares(Engine engine, ContainerWish wish, ObjectNode body) {
        var copy = body.deepCopy();
        copy.remove(List.of("Memory", "MemorySwap", "CpuShares", "Cpuset"));
        var host = host(copy);
        if (wish.memory() != 0) {
            host.put("Memory", wish.memory());
        }
        if (wish.cpus() != 0) {
            host.put(
                    "CpuShares",
                    (wish.cpus() * 1024 + engine.specs().cpus() - 1)
                            / engine.specs().cpus());
        }
        return copy;
    }

    private static void validate(ObjectNode body) throws IOException {
        var said = body.path("Labels").path(SwarmLabels.RESCHEDULE_POLICIES).asText();
        var policies = said.isEmpty() ? List.<String>of() : Json.texts(list(said));
        if (policies.size() > 1) {
            throw new Refusal(500, "too many reschedule policies");
        }
        if (policies.size() == 1 && !POLICIES.contains(policies.get(0))) {
            throw new Refusal(500, "invalid reschedule policy: " + policies.get(0));
        }
    }

    private static JsonNode list(String text) {
        try {
            return Json.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException noList) {
            return Json.array();
        }
    }

    private static ObjectNode host(ObjectNode body) {
        return body.path("HostConfig") instanceof ObjectNode host ? host : body.putObject("HostConfig");
    }

    private static ObjectNode labels(ObjectNode body) {
        return body.path("Labels") instanceof ObjectNode labels ? labels : body.putObject("Labels");
    }

    private static String newId() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }
}
