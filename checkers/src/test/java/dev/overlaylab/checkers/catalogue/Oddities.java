package dev.overlaylab.checkers.catalogue;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observation.ContainersSeen;
import dev.overlaylab.checkers.probe.Observation.EngineSeen;
import dev.overlaylab.checkers.probe.Observation.NetworksSeen;
import dev.overlaylab.checkers.probe.Observation.SwarmSeen;
import dev.overlaylab.checkers.world.World;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers of machines that are odd in one way, made from the answers of machines that are not. */
final class Oddities {
    static final List<String> EVIL = List.of(
            "it's",
            "say \"web\"",
            "two\nlines",
            "tab\there",
            "$(reboot)",
            "`id`",
            "back\\slash",
            "{where}",
            "' OR '",
            "%s%n",
            "@@overlaylab exit 0",
            "\u001b[31mred",
            "网络",
            "-rf");

    private static final Pattern TRIAL =
            Pattern.compile("(?s)(@@overlaylab begin\n)(.*?)(\n@@overlaylab exit \\d+)(?=\n|$)");
    private static final Pattern ADDRESS = Pattern.compile("(?m)^\\S+\\s+\\d+\\s+IN\\s+A\\s.*$");
    private static final List<ContainerState> MANY = Stream.concat(
                    IntStream.range(0, 10_000)
                            .mapToObj(it -> World.container(
                                    "crowd" + it, "nginx", "net" + it % 7, "10.250." + it / 250 + ".9", 16)),
                    EVIL.stream().map(it -> World.container(it, it, it, "10.250.77.2", 16)))
            .toList();

    private Oddities() {}

    /** Ten thousand containers more than there were, and names that no shell and no table likes. */
    static Observation crowded(Observation it) {
        if (it instanceof ContainersSeen seen) {
            return new ContainersSeen(
                    Stream.concat(MANY.stream(), seen.containers().stream()).toList());
        }
        if (it instanceof NetworksSeen seen) {
            var evil = EVIL.stream()
                    .map(name -> World.network(name, "bridge", "local", "10.250.0.0/16", Map.of(name, name)));
            return new NetworksSeen(
                    Stream.concat(evil, seen.networks().stream()).toList());
        }
        return it instanceof SwarmSeen seen ? new SwarmSeen(crowded(seen.swarm())) : it;
    }

    private static SwarmState crowded(SwarmState it) {
        if (!it.manager()) {
            return it;
        }
        var nodes = EVIL.stream()
                .map(name -> new SwarmState.Node(name, name, "worker", "active", "down", "10.250.7.7", false, ""));
        var services = EVIL.stream()
                .map(name -> new SwarmState.Service(
                        name, name, name, "replicated", 3, "vip", List.of(name), List.of(), Map.of(name, name)));
        var tasks =
                EVIL.stream().map(name -> new SwarmState.Task(name, name, 1, name, "running", "failed", name, name));
        return new SwarmState(
                it.membership(),
                it.nodeId(),
                true,
                it.trouble(),
                Stream.concat(nodes, it.nodes().stream()).toList(),
                Stream.concat(services, it.services().stream()).toList(),
                Stream.concat(tasks, it.tasks().stream()).toList());
    }

    /** An engine that calls itself by another version. */
    static UnaryOperator<Observation> version(String version) {
        return it -> it instanceof EngineSeen seen
                ? new EngineSeen(new EngineState(
                        seen.state().id(),
                        seen.state().name(),
                        version,
                        seen.state().kernel(),
                        seen.state().clusterStore(),
                        seen.state().clusterAdvertise()))
                : it;
    }

    /** All that a machine printed ends after so many ninths of it. */
    static UnaryOperator<Observation> cut(int ninths) {
        return it -> it instanceof CommandSeen seen
                ? new CommandSeen(
                        seen.exitCode(),
                        seen.stdout().substring(0, seen.stdout().length() * ninths / 9),
                        "")
                : it;
    }

    /** Every tool that prints JSON stops after so many quarters of it, and says that all went well. */
    static UnaryOperator<Observation> jsonCut(int quarters) {
        return it -> printed(it, text -> text.matches("(?s)[\\[{\"].*") ? cut(text, quarters) : text);
    }

    private static String cut(String text, int quarters) {
        var json = text.stripTrailing();
        return json.substring(0, json.length() * quarters / 4);
    }

    /** Hosts, networks and names without an IPv4 address. */
    static Observation ipv6Only(Observation it) {
        if (it instanceof ContainersSeen seen) {
            return new ContainersSeen(seen.containers().stream()
                    .map(each -> with(each, each.status()))
                    .toList());
        }
        if (it instanceof NetworksSeen seen) {
            return new NetworksSeen(
                    seen.networks().stream().map(Oddities::ipv6Only).toList());
        }
        return printed(it, text -> {
            if (text.contains("\"addr_info\"")) {
                return "[{},{},{}]";
            }
            return text.contains("\"dst\"") ? "[]" : ADDRESS.matcher(text).replaceAll("");
        });
    }

    private static NetworkState ipv6Only(NetworkState it) {
        return new NetworkState(
                it.id(),
                it.name(),
                it.driver(),
                it.scope(),
                it.internal(),
                List.of("fd00:9::/64"),
                it.options(),
                it.labels());
    }

    /** Containers that restart in a loop, seen between two starts: they keep their networks, without addresses. */
    static Observation restarting(Observation it) {
        if (it instanceof ContainersSeen seen) {
            return new ContainersSeen(seen.containers().stream()
                    .map(each -> with(each, "restarting"))
                    .toList());
        }
        return it instanceof SwarmSeen seen ? new SwarmSeen(restarting(seen.swarm())) : it;
    }

    private static SwarmState restarting(SwarmState it) {
        var tasks = it.tasks().stream()
                .map(task -> new SwarmState.Task(
                        task.id(),
                        task.serviceId(),
                        task.slot(),
                        task.nodeId(),
                        task.desired(),
                        "starting",
                        "",
                        task.containerId()))
                .toList();
        return new SwarmState(
                it.membership(), it.nodeId(), it.manager(), it.trouble(), it.nodes(), it.services(), tasks);
    }

    /** That container in that state, with no address anywhere. */
    private static ContainerState with(ContainerState it, String status) {
        var networks = it.networks().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> new ContainerState.Attachment(
                                each.getValue().networkId(),
                                "",
                                0,
                                each.getValue().mac())));
        return new ContainerState(it.id(), it.name(), it.image(), status, networks, it.publishedPorts(), it.labels());
    }

    /** The same with other words of each command; what the frame around them says stays as it was. */
    private static Observation printed(Observation it, Function<String, String> words) {
        if (!(it instanceof CommandSeen seen)) {
            return it;
        }
        var changed = TRIAL.matcher(seen.stdout())
                .replaceAll(trial ->
                        Matcher.quoteReplacement(trial.group(1) + words.apply(trial.group(2)) + trial.group(3)));
        return new CommandSeen(seen.exitCode(), changed, seen.stderr());
    }
}
