package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.engine.Volume;
import dev.overlaylab.labs.classicswarm.schedule.ContainerWish;
import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Volumes: a local one belongs to its node, and without a node's name is made on every node. */
final class VolumeCalls {
    private final Manager manager;

    VolumeCalls(Manager manager) {
        this.manager = manager;
    }

    void list(Call call) throws IOException {
        var filters = Filters.of(call.query());
        var answer = Json.object();
        var shown = answer.putArray("Volumes");
        for (var volume : manager.cluster().volumes()) {
            if (fits(filters, volume)) {
                shown.add(row(volume));
            }
        }
        answer.putArray("Warnings");
        call.json(200, answer);
    }

    private static boolean fits(Filters filters, Volume volume) {
        return filters.exactly("driver", volume.listed().path("Driver").asText())
                && filters.exactly("node", volume.engine().specs().name())
                && filters.labels(Json.map(volume.listed().path("Labels")))
                && (!filters.has("name")
                        || filters.of("name").stream()
                                .anyMatch(it -> volume.name().contains(it)));
    }

    private static JsonNode row(Volume volume) {
        ObjectNode row = volume.listed().deepCopy();
        return row.put("Name", volume.shown());
    }

    void inspect(Call call) throws IOException {
        var named = named(call.name());
        var shared = named.stream().filter(it -> !it.local()).findFirst();
        if (shared.isEmpty() && named.size() != 1) {
            throw new Refusal(404, "No such volume: " + call.name());
        }
        call.json(200, shared.orElseGet(() -> named.get(0)).listed());
    }

    void create(Call call) throws IOException, PlacementException {
        var body = call.body();
        var name = body.path("Name").asText();
        int slash = name.indexOf('/');
        var engines = slash < 0 ? manager.cluster().healthy() : List.of(only(name.substring(0, slash)));
        if (engines.isEmpty()) {
            throw new Refusal(500, "No healthy node available in the cluster");
        }
        body.put("Name", name.isEmpty() ? UUID.randomUUID().toString().replace("-", "") : name.substring(slash + 1));
        var outcomes = manager.everywhere().doing(engines, engine -> {
            var made = engine.act("POST", "/volumes/create", Optional.of(body));
            engine.refreshVolumes();
            return made;
        });
        for (var outcome : outcomes) {
            if (outcome.result().isEmpty()) {
                throw new Refusal(500, outcome.engine().specs().name() + ": " + outcome.why());
            }
        }
        call.json(201, outcomes.get(0).result().orElseThrow());
    }

    void remove(Call call) throws IOException {
        var named = named(call.name());
        if (named.isEmpty()) {
            throw new Refusal(404, "No such volume " + call.name());
        }
        var name = named.get(0).name();
        var outcomes = manager.everywhere()
                .doing(named.stream().map(Volume::engine).toList(), engine -> {
                    engine.act("DELETE", "/volumes/" + name + call.query().text(), Optional.empty());
                    engine.refreshVolumes();
                    return true;
                });
        var failed = outcomes.stream()
                .filter(it -> it.result().isEmpty())
                .map(it -> it.engine().specs().name() + ": " + it.why())
                .collect(Collectors.joining("\n"));
        if (!failed.isEmpty()) {
            throw new Refusal(failed.contains("in use") ? 409 : 500, failed);
        }
        call.empty(204);
    }

    private List<Volume> named(String name) {
        return manager.cluster().volumes().stream()
                .filter(it -> it.name().equals(name)
                        || (it.engine().specs().name() + "/" + it.name()).equals(name)
                        || (it.engine().specs().id() + "/" + it.name()).equals(name))
                .filter(it -> it.engine().healthy())
                .toList();
    }

    private Engine only(String node) throws PlacementException {
        return manager.placer().place(ContainerWish.of("").withConstraint("node==" + node));
    }
}
