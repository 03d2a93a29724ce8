package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Image;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.http.Query;
import dev.overlaylab.labs.classicswarm.schedule.ContainerWish;
import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Images: those of all nodes, each once, with every name that any node has for it. */
final class ImageCalls {
    private final Manager manager;

    ImageCalls(Manager manager) {
        this.manager = manager;
    }

    void list(Call call) throws IOException {
        var filters = Filters.of(call.query());
        var byId = new LinkedHashMap<String, ObjectNode>();
        for (var image : manager.cluster().images()) {
            if ((call.query().on("all") || named(image) || filters.has("dangling")) && fits(filters, image)) {
                var row = byId.computeIfAbsent(image.id(), id -> image.listed().deepCopy());
                merge(row, "RepoTags", image.tags());
                merge(row, "RepoDigests", image.digests());
            }
        }
        var shown = Json.array();
        byId.values().stream()
                .sorted(Comparator.comparingLong(
                                (ObjectNode it) -> it.path("Created").asLong())
                        .reversed())
                .forEach(shown::add);
        call.json(200, shown);
    }

    private static boolean named(Image image) {
        return image.tags().stream().anyMatch(it -> !it.equals("<none>:<none>"))
                || image.digests().stream().anyMatch(it -> !it.equals("<none>@<none>"));
    }

    private static boolean fits(Filters filters, Image image) {
        boolean dangling = image.tags().stream().allMatch("<none>:<none>"::equals);
        return filters.labels(Json.map(image.listed().path("Labels")))
                && filters.exactly("node", image.engine().specs().name())
                && (!filters.has("dangling")
                        || filters.of("dangling").stream()
                                .anyMatch(it -> dangling == (it.equals("true") || it.equals("1"))))
                && (!filters.has("reference")
                        || filters.of("reference").stream().anyMatch(it -> refers(image, it)));
    }

    /** With stars for what a pattern leaves open. */
    private static boolean refers(Image image, String pattern) {
        var expression = pattern.chars()
                .mapToObj(it -> it == '*' ? "[^/]*" : it == '?' ? "[^/]" : Pattern.quote(Character.toString(it)))
                .collect(Collectors.joining());
        return image.tags().stream()
                .anyMatch(it -> it.matches(expression)
                        || Image.Reference.parse(it).name().matches(expression));
    }

    private static void merge(ObjectNode row, String field, List<String> more) {
        var all = new LinkedHashSet<>(Json.texts(row.path(field)));
        all.addAll(more);
        var list = row.putArray(field);
        all.forEach(list::add);
    }

    /** Hands on to an engine that has it. */
    void pass(Call call, String what) throws IOException {
        var tag = call.query().first("tag").filter(it -> what.equals("/push"));
        var name = call.name() + tag.map(it -> ":" + it).orElse("");
        var image = manager.cluster().images().stream()
                .filter(it -> it.engine().healthy() && it.matches(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "No such image: " + name));
        call.pass(image.engine(), "/images/" + escaped(call.name()) + what);
    }

    void saveSeveral(Call call) throws IOException {
        var names = call.query().all("names");
        for (var engine : manager.cluster().healthy()) {
            if (names.stream().allMatch(name -> engine.images().stream().anyMatch(it -> it.matches(name)))) {
                call.pass(engine, "/images/get");
                return;
            }
        }
        throw new Refusal(404, "Unable to find a healthy engine containing all images: " + names);
    }

    void search(Call call) throws IOException, PlacementException {
        call.pass(manager.placer().place(ContainerWish.of("")), "/images/search");
    }

    void distribution(Call call) throws IOException, PlacementException {
        call.pass(manager.placer().place(ContainerWish.of("")), "/distribution/" + escaped(call.name()) + "/json");
    }

    void tag(Call call) throws IOException {
        everywhere(call.name(), engine -> {
            engine.act(
                    "POST",
                    "/images/" + escaped(call.name()) + "/tag" + call.query().text(),
                    Optional.empty());
            return Json.array();
        });
        call.empty(201);
    }

    void remove(Call call) throws IOException {
        var removed = Json.array();
        everywhere(
                        call.name(),
                        engine -> engine.act(
                                "DELETE",
                                "/images/" + escaped(call.name()) + call.query().text(),
                                Optional.empty()))
                .forEach(removed::addAll);
        call.json(200, removed);
    }

    private List<ArrayNode> everywhere(String name, Everywhere.Work<JsonNode> work) throws Refusal {
        var engines = manager.cluster().images().stream()
                .filter(it -> it.matches(name))
                .map(Image::engine)
                .distinct()
                .filter(Engine::healthy)
                .toList();
        if (engines.isEmpty()) {
            throw new Refusal(404, "No such image: " + name);
        }
        var outcomes = manager.everywhere().doing(engines, engine -> {
            try {
                return work.on(engine);
            } finally {
                engine.refreshImages();
            }
        });
        var failed = outcomes.stream()
                .filter(it -> it.result().isEmpty())
                .map(it -> it.engine().specs().name() + ": " + it.why())
                .collect(Collectors.joining("\n"));
        if (!failed.isEmpty()) {
            throw new Refusal(failed.contains("conflict") ? 409 : 500, failed);
        }
        return outcomes.stream()
                .flatMap(it -> it.result().stream())
                .map(it -> (ArrayNode) it)
                .toList();
    }

    /** A name's slashes stay slashes. */
    private static String escaped(String name) {
        return Query.escape(name).replace("%2F", "/").replace("%3A", ":").replace("%40", "@");
    }
}
