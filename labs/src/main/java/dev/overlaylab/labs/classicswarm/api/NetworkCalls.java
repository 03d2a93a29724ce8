package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Network;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.schedule.ContainerWish;
import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Networks: those of one node with the node's name before theirs, those of all nodes once. */
final class NetworkCalls {
    private final Manager manager;

    NetworkCalls(Manager manager) {
        this.manager = manager;
    }

    void list(Call call) throws IOException {
        var filters = Filters.of(call.query());
        for (var type : filters.of("type")) {
            if (!type.equals("custom") && !type.equals("builtin")) {
                throw new Refusal(400, "Invalid filter: 'type'='" + type + "'");
            }
        }
        var shown = Json.array();
        for (var network : manager.cluster().networks().once()) {
            if (fits(filters, network)) {
                ObjectNode row = network.listed().deepCopy();
                shown.add(row.put("Name", network.shown()));
            }
        }
        call.json(200, shown);
    }

    private static boolean fits(Filters filters, Network network) {
        return filters.exactly("driver", network.listed().path("Driver").asText())
                && filters.exactly("scope", network.listed().path("Scope").asText())
                && filters.exactly("type", network.builtIn() ? "builtin" : "custom")
                && filters.exactly("node", network.engine().specs().name())
                && filters.labels(Json.map(network.listed().path("Labels")))
                && (!filters.has("name")
                        || filters.of("name").stream()
                                .anyMatch(it -> network.shown().contains(it)))
                && (!filters.has("id")
                        || filters.of("id").stream().anyMatch(it -> network.id().startsWith(it)));
    }

    /** Every engine that has it says which of its containers are on it. */
    void inspect(Call call) throws IOException {
        var network = find(call.name());
        var path = "/networks/" + network.id() + call.query().text();
        var outcomes = manager.everywhere().doing(having(network), engine -> engine.get(path));
        var seen = outcomes.stream().flatMap(it -> it.result().stream()).toList();
        if (seen.isEmpty()) {
            throw new Refusal(
                    500,
                    outcomes.isEmpty()
                            ? "no healthy node has this network"
                            : outcomes.get(0).why());
        }
        ObjectNode first = seen.get(0).deepCopy();
        first.set("Containers", endpoints(seen));
        call.json(200, first);
    }

    /** Of one endpoint that several engines know, the entry under the container's own ID. */
    private static JsonNode endpoints(List<JsonNode> seen) {
        var keyByEndpoint = new HashMap<String, String>();
        var merged = Json.object();
        for (var network : seen) {
            network.path("Containers").properties().forEach(each -> {
                var endpoint = each.getValue().path("EndpointID").asText();
                var known = keyByEndpoint.get(endpoint);
                if (known == null || known.contains(endpoint)) {
                    merged.remove(known == null ? List.of() : List.of(known));
                    keyByEndpoint.put(endpoint, each.getKey());
                    merged.set(each.getKey(), each.getValue());
                }
            });
        }
        return merged;
    }

    void create(Call call) throws IOException, PlacementException {
        var body = call.body();
        if (body.path("Driver").asText().isEmpty()) {
            body.put("Driver", "overlay");
        }
        var name = body.path("Name").asText();
        var wish = ContainerWish.of("");
        int slash = name.indexOf('/');
        if (slash >= 0) {
            body.put("Name", name.substring(slash + 1));
            wish = wish.withConstraint("node==" + name.substring(0, slash));
        }
        var engine = manager.placer().place(wish);
        var made = engine.act("POST", "/networks/create", Optional.of(body));
        engine.refreshNetworks();
        if (manager.cluster().networks().find(made.path("Id").asText()).stream().anyMatch(Network::global)) {
            refresh(manager.cluster().healthy());
        }
        call.json(201, made);
    }

    void remove(Call call) throws IOException {
        var network = find(call.name());
        var engines = having(network);
        if (engines.isEmpty()) {
            throw new Refusal(500, "no healthy node has this network");
        }
        engines.get(0).act("DELETE", "/networks/" + network.id(), Optional.empty());
        refresh(engines);
        call.empty(204);
    }

    /** Connects a container or disconnects it, on the engine that has the container. */
    void join(Call call, String what) throws IOException {
        var network = find(call.name());
        var body = call.body();
        var name = body.path("Container").asText();
        var container = manager.cluster()
                .containers()
                .find(name)
                .orElseThrow(() -> new Refusal(404, "No such container: " + name));
        body.put("Container", container.id());
        container.engine().act("POST", "/networks/" + network.id() + what, Optional.of(body));
        container.engine().refreshNetworks();
        container.engine().refreshContainer(container.id());
        call.empty(200);
    }

    private Network find(String name) throws Refusal {
        return manager.cluster().networks().find(name).orElseThrow(() -> new Refusal(404, "No such network: " + name));
    }

    private List<Engine> having(Network network) {
        return manager.cluster().healthy().stream()
                .filter(it ->
                        it.networks().stream().anyMatch(known -> known.id().equals(network.id())))
                .toList();
    }

    private void refresh(Collection<Engine> engines) {
        manager.everywhere().doing(engines, engine -> {
            engine.refreshNetworks();
            return true;
        });
    }
}
