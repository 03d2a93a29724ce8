package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.Container;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.http.Relay;
import java.io.IOException;

/** What is about one container. */
final class ContainerCalls {
    private final Manager manager;

    ContainerCalls(Manager manager) {
        this.manager = manager;
    }

    /** Hands on what leaves the container as it is. */
    void pass(Call call, String what) throws IOException {
        var container = find(call.name());
        call.pass(container.engine(), path(container, what));
    }

    /** Hands on what changes it, and knows the change before the client hears of it. */
    void change(Call call, String what) throws IOException {
        var container = find(call.name());
        call.pass(container.engine(), path(container, what), call.query(), refreshing(container));
    }

    void remove(Call call) throws IOException {
        var container = find(call.name());
        call.pass(container.engine(), path(container, ""), call.query(), answer -> {
            if (answer.ok()) {
                container.engine().forgetContainer(container.id());
            }
        });
    }

    void rename(Call call) throws IOException {
        var container = find(call.name());
        manager.placer().mustBeFree(call.query().first("name").orElse(""));
        call.pass(container.engine(), path(container, "/rename"), call.query(), refreshing(container));
    }

    void commit(Call call) throws IOException {
        var container = find(call.query().first("container").orElse(""));
        call.pass(
                container.engine(),
                "/commit",
                call.query().with("container", container.id()),
                answer -> container.engine().refreshImages());
    }

    void inspect(Call call) throws IOException {
        var container = find(call.name());
        var path = path(container, "/json") + call.query().text();
        var inspected = container.engine().get(path);
        if (inspected instanceof ObjectNode object) {
            object.set("Node", node(container.engine()));
            var ports = object.path("NetworkSettings").path("Ports");
            ports.forEach(bindings -> bindings.forEach(it -> reachable(it, "HostIp", container.engine())));
        }
        call.json(200, inspected);
    }

    /** Where a port is open on every address of the node, says the one by which the node is known. */
    static void reachable(JsonNode port, String field, Engine engine) {
        var address = port.path(field).asText();
        if (port instanceof ObjectNode object
                && (address.equals("0.0.0.0")
                        || address.equals("::")
                        || (address.isEmpty() && field.equals("HostIp")))) {
            object.put(field, engine.specs().ip());
        }
    }

    /** The container that a name means, on a node that answers. */
    private Container find(String name) throws Refusal {
        var container = manager.cluster()
                .containers()
                .find(name)
                .orElseThrow(() -> new Refusal(404, "No such container: " + name));
        var engine = container.engine();
        if (!engine.healthy()) {
            throw new Refusal(
                    500,
                    "Container " + name + " running on unhealthy node "
                            + engine.specs().name());
        }
        return container;
    }

    private static Relay.Answered refreshing(Container container) {
        return answer -> container.engine().refreshContainer(container.id());
    }

    private static String path(Container container, String what) {
        return "/containers/" + container.id() + what;
    }

    private static ObjectNode node(Engine engine) {
        var specs = engine.specs();
        var node = Json.object()
                .put("ID", specs.id())
                .put("IP", specs.ip())
                .put("Addr", engine.address().toString())
                .put("Name", specs.name())
                .put("Cpus", specs.cpus())
                .put("Memory", specs.memory());
        var labels = node.putObject("Labels");
        specs.labels().forEach(labels::put);
        return node;
    }
}
