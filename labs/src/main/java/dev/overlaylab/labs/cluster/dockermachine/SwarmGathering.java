package dev.overlaylab.labs.cluster.dockermachine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.checkers.machine.MachineException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waits for what classic Swarm does by itself: agents register in the discovery, the master finds them there and asks
 * their engines.
 */
final class SwarmGathering {
    /** How a line about the node above it begins. */
    private static final String ABOUT = "└ ";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Bench bench;
    private final EngineEndpoint endpoint;

    SwarmGathering(Bench bench) {
        this.bench = bench;
        this.endpoint = new EngineEndpoint(bench);
    }

    /**
     * Whether the machine's node has come to be healthy; at once when there is no node or nobody to ask.
     *
     * @return false when its agent cannot reach the discovery, or the patience is over
     */
    boolean has(Host host) throws MachineException, InterruptedException {
        var master = masterOf(host);
        return !host.asked().swarm().agent() || master.isEmpty() || complete(master.get(), List.of(host));
    }

    /** Waits for all nodes of all masters, as far as they come. */
    void all() throws MachineException, InterruptedException {
        var running = bench.hosts().all().stream().filter(Host::running).toList();
        for (var master : running) {
            if (master.asked().swarm().master()) {
                var nodes = running.stream()
                        .filter(it -> it.asked().swarm().agent() && sameCluster(it, master))
                        .toList();
                complete(master, nodes);
            }
        }
    }

    private Optional<Host> masterOf(Host host) {
        return bench.hosts().all().stream()
                .filter(it -> it.running() && it.asked().swarm().master() && sameCluster(it, host))
                .findFirst();
    }

    private static boolean sameCluster(Host one, Host other) {
        return one.asked().swarm().discovery().equals(other.asked().swarm().discovery());
    }

    private boolean complete(Host master, Collection<Host> nodes) throws MachineException, InterruptedException {
        var wanted = nodes.stream().map(SwarmGathering::node).toList();
        var end = System.nanoTime() + PATIENCE.toNanos();
        var pause = "";
        while (!healthy(master, pause).containsAll(wanted)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (System.nanoTime() > end || isHopeless(master, nodes)) {
                return false;
            }
            pause = "sleep 0.2; ";
        }
        return true;
    }

    private static String node(Host host) {
        var swarm = host.asked().swarm();
        return (swarm.address().isEmpty() ? host.address() : swarm.address()) + ":" + Host.ENGINE_PORT;
    }

    /** The addresses of the nodes that the master calls healthy; none while it does not answer. */
    private Set<String> healthy(Host master, String pause) throws MachineException {
        var question = endpoint.question(master, master.asked().swarm().port(), 10, "/info");
        var answer = bench.asLearner(pause + question, "", Bench.BUSY);
        return answer.succeeded() ? healthy(answer.stdout()) : Set.of();
    }

    /** A node is a line of its name and address; lines about it follow. */
    static Set<String> healthy(String info) {
        var found = new HashSet<String>();
        var node = "";
        for (var line : status(info)) {
            var name = line.path(0).asText().strip();
            var value = line.path(1).asText();
            if (!name.startsWith(ABOUT)) {
                node = value;
            } else if (name.equals(ABOUT + "Status") && value.equals("Healthy")) {
                found.add(node);
            }
        }
        return found;
    }

    private static JsonNode status(String info) {
        try {
            var answer = JSON.readTree(info);
            return answer.has("SystemStatus") ? answer.get("SystemStatus") : answer.path("DriverStatus");
        } catch (JsonProcessingException notOfAMaster) {
            return JSON.createArrayNode();
        }
    }

    /** An agent that cannot register says so every few seconds; and somebody may have removed what is waited for. */
    private boolean isHopeless(Host master, Collection<Host> nodes) throws MachineException {
        for (var node : nodes) {
            if (says(node, Swarming.AGENT, "level=error|No such container")) {
                return true;
            }
        }
        return says(master, Swarming.MASTER, "No such container");
    }

    private boolean says(Host host, String container, String what) throws MachineException {
        var script = "docker logs --since 10s " + container + " 2>&1 | grep -qE '" + what + "'";
        return bench.asked(host, script).succeeded();
    }
}
