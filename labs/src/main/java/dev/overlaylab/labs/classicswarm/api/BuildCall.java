package dev.overlaylab.labs.classicswarm.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Query;
import dev.overlaylab.labs.classicswarm.http.Relay;
import dev.overlaylab.labs.classicswarm.schedule.ContainerRequest;
import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import java.io.IOException;

/** Builds an image on one node; {@code --build-arg constraint:node==NAME} says on which. */
final class BuildCall {
    private final Manager manager;

    BuildCall(Manager manager) {
        this.manager = manager;
    }

    void answer(Call call) throws IOException, PlacementException {
        if (call.query().first("version").orElse("1").equals("2")) {
            throw new Refusal(501, "BuildKit is not supported in clustering mode: unset DOCKER_BUILDKIT.");
        }
        var request = ContainerRequest.of(asContainer(call.query()));
        var engine = manager.placer().place(request.wish());
        var kept = Json.object();
        for (var variable : request.body().path("Env")) {
            var parts = variable.asText().split("=", 2);
            kept.put(parts[0], parts.length == 2 ? parts[1] : null);
        }
        var query = call.query().first("buildargs").isPresent()
                ? call.query().with("buildargs", new String(Json.bytes(kept), UTF_8))
                : call.query();
        call.pass(engine, "/build", query, new Built(engine));
    }

    /** Who hears that an image is built can run it at once. */
    private record Built(Engine engine) implements Relay.Answered {
        @Override
        public void accept(Answer answer) {
            // It has only begun.
        }

        @Override
        public void complete(Answer answer) {
            engine.refreshImages();
        }
    }

    /** The arguments of a build say where it goes, as the environment of a container does. */
    private static ObjectNode asContainer(Query query) throws Refusal {
        var container = Json.object();
        var variables = container.putArray("Env");
        try {
            var arguments =
                    Json.parseObject(query.first("buildargs").orElse("{}").getBytes(UTF_8));
            arguments
                    .properties()
                    .forEach(each -> variables.add(
                            each.getValue().isNull()
                                    ? each.getKey()
                                    : each.getKey() + "=" + each.getValue().asText()));
        } catch (IOException malformed) {
            throw new Refusal(400, "malformed buildargs");
        }
        var host = container.putObject("HostConfig");
        host.put("Memory", number(query, "memory"));
        host.put("CpuShares", number(query, "cpushares"));
        return container;
    }

    private static long number(Query query, String name) {
        var text = query.first(name).orElse("");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
