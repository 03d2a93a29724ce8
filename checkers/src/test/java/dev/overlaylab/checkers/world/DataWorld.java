package dev.overlaylab.checkers.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What machines answer, as a document: see {@code ways/README.md} among the resources.
 *
 * <p>A command is answered by the entry with the longest key that stands in it; one without an entry is a mistake of the
 * document.
 */
public final class DataWorld implements Function<Collection<Probe>, Observations> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final JsonNode machines;
    private final Set<Probe> asked = new HashSet<>();

    /** @param machines by name */
    public DataWorld(JsonNode machines) {
        this.machines = machines;
    }

    /** A document with another laid over it: objects are merged, null removes, anything else replaces (RFC 7396). */
    public static JsonNode merged(JsonNode below, JsonNode above) {
        if (!above.isObject()) {
            return above.isMissingNode() ? below : above;
        }
        var result = below.isObject() ? ((ObjectNode) below).deepCopy() : MAPPER.createObjectNode();
        above.properties().forEach(it -> {
            if (it.getValue().isNull()) {
                result.remove(it.getKey());
            } else {
                result.set(it.getKey(), merged(result.path(it.getKey()), it.getValue()));
            }
        });
        return result;
    }

    @Override
    public Observations apply(Collection<Probe> probes) {
        var seen = new HashMap<Probe, Observation>();
        for (var probe : probes) {
            if (!asked.add(probe)) {
                throw new IllegalStateException("asked twice: " + probe);
            }
            seen.put(probe, answer(probe, machines.path(probe.machine())));
        }
        return new Observations(seen);
    }

    private Observation answer(Probe probe, JsonNode machine) {
        if (machine.isMissingNode()) {
            return new Observation.NothingSeen(MachineException.Cause.ABSENT, "no such machine");
        }
        if (machine.has("silent")) {
            return silent(machine.get("silent"));
        }
        if (probe instanceof Probe.EngineProbe) {
            if (machine.path("engine").has("silent")) {
                return silent(machine.path("engine").get("silent"));
            }
            return new Observation.EngineSeen(engine(probe.machine(), machine.path("engine")));
        }
        if (probe instanceof Probe.NetworksProbe) {
            return new Observation.NetworksSeen(each(machine.path("networks"), DataWorld::network));
        }
        if (probe instanceof Probe.ContainersProbe) {
            return new Observation.ContainersSeen(each(machine.path("containers"), DataWorld::container));
        }
        if (probe instanceof Probe.SwarmProbe) {
            return new Observation.SwarmSeen(swarm(machine.path("swarm")));
        }
        if (probe instanceof Probe.TrialsProbe trials) {
            return said(trials, machine);
        }
        throw new IllegalStateException("nothing answers " + probe);
    }

    private static Observation silent(JsonNode why) {
        return new Observation.NothingSeen(
                MachineException.Cause.valueOf(why.path("cause").asText()),
                why.path("detail").asText("why"));
    }

    private static Observation said(Probe.TrialsProbe probe, JsonNode machine) {
        var output = new StringBuilder();
        for (var command : probe.commands()) {
            var answer = machine.path("answers").properties().stream()
                    .filter(it -> command.contains(it.getKey()))
                    .max(Comparator.comparingInt(it -> it.getKey().length()))
                    .orElseThrow(() -> new IllegalStateException(probe.machine() + " has no answer to " + command))
                    .getValue();
            var exit = answer.path("exit").asInt(0);
            if (answer.path("frame").asBoolean(true)) {
                output.append("@@overlaylab begin\n")
                        .append(text(answer.has("output") ? answer.get("output") : answer));
                output.append("\n@@overlaylab exit ").append(exit).append('\n');
            } else {
                return new Observation.CommandSeen(1, "", text(answer.path("output")));
            }
        }
        return new Observation.CommandSeen(0, output.toString(), "");
    }

    /** A text, or one as lines. */
    private static String text(JsonNode node) {
        if (node.isTextual()) {
            return node.asText();
        }
        var lines = StreamSupport.stream(node.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        return node.isArray() ? String.join("\n", lines) + "\n" : "";
    }

    private static EngineState engine(String name, JsonNode engine) {
        return new EngineState(
                engine.path("id").asText("ID:" + name),
                engine.path("name").asText(name),
                engine.path("version").asText("20.10.5"),
                engine.path("kernel").asText("5.10.0-46-cloud-amd64"),
                engine.path("store").asText(),
                engine.path("advertise").asText());
    }

    private static <T> List<T> each(JsonNode byKey, Function<Map.Entry<String, JsonNode>, T> make) {
        return byKey.properties().stream().map(make).toList();
    }

    private static NetworkState network(Map.Entry<String, JsonNode> entry) {
        var it = entry.getValue();
        return new NetworkState(
                it.path("id").asText("id-of-" + entry.getKey()),
                it.path("name").asText(entry.getKey()),
                it.path("driver").asText("overlay"),
                it.path("scope").asText("swarm"),
                it.path("internal").asBoolean(),
                words(it.path("subnets")),
                strings(it.path("options")),
                strings(it.path("labels")));
    }

    private static ContainerState container(Map.Entry<String, JsonNode> entry) {
        var it = entry.getValue();
        var networks = new LinkedHashMap<String, ContainerState.Attachment>();
        it.path("networks")
                .properties()
                .forEach(network -> networks.put(
                        network.getKey(),
                        new ContainerState.Attachment(
                                "id-of-" + network.getKey(), network.getValue().asText(), 24, "02:42:0a:00:09:02")));
        return new ContainerState(
                "c0ffee-" + entry.getKey(),
                entry.getKey(),
                it.path("image").asText("nginx"),
                it.path("status").asText("running"),
                networks,
                List.of(),
                strings(it.path("labels")));
    }

    private static SwarmState swarm(JsonNode swarm) {
        return new SwarmState(
                swarm.path("membership").asText("inactive"),
                swarm.path("node").asText(),
                swarm.path("manager").asBoolean(),
                swarm.path("trouble").asText(),
                each(swarm.path("nodes"), DataWorld::node),
                each(swarm.path("services"), DataWorld::service),
                each(swarm.path("tasks"), DataWorld::task));
    }

    private static SwarmState.Node node(Map.Entry<String, JsonNode> entry) {
        var it = entry.getValue();
        return new SwarmState.Node(
                entry.getKey(),
                it.path("host").asText(),
                it.path("role").asText("worker"),
                it.path("availability").asText("active"),
                it.path("state").asText("ready"),
                it.path("address").asText(),
                it.path("leader").asBoolean(),
                it.path("reachability").asText());
    }

    private static SwarmState.Service service(Map.Entry<String, JsonNode> entry) {
        var it = entry.getValue();
        var ports = new ArrayList<SwarmState.Port>();
        it.path("ports")
                .properties()
                .forEach(port -> ports.add(new SwarmState.Port(
                        Integer.parseInt(port.getKey()),
                        80,
                        port.getValue().path("protocol").asText("tcp"),
                        port.getValue().path("mode").asText("ingress"))));
        return new SwarmState.Service(
                "id-of-" + entry.getKey(),
                entry.getKey(),
                it.path("image").asText("busybox:latest"),
                it.path("mode").asText("replicated"),
                it.path("replicas").asLong(),
                it.path("endpoint").asText("vip"),
                words(it.path("networks")),
                ports,
                strings(it.path("addresses")));
    }

    private static SwarmState.Task task(Map.Entry<String, JsonNode> entry) {
        var it = entry.getValue();
        return new SwarmState.Task(
                entry.getKey(),
                "id-of-" + it.path("service").asText(),
                it.path("slot").asInt(1),
                it.path("on").asText(),
                it.path("desired").asText("running"),
                it.path("state").asText("running"),
                it.path("error").asText(),
                "c0ffee-" + entry.getKey());
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Map<String, String> strings(JsonNode object) {
        var strings = new LinkedHashMap<String, String>();
        object.properties().forEach(it -> strings.put(it.getKey(), it.getValue().asText()));
        return strings;
    }
}
