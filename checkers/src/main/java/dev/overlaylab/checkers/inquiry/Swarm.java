package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.machine.SwarmState.Node;
import dev.overlaylab.checkers.machine.SwarmState.Service;
import dev.overlaylab.checkers.machine.SwarmState.Task;
import java.util.List;
import java.util.Optional;

/** A swarm as one of its managers sees it. */
public record Swarm(String manager, SwarmState state) {
    /** What the manager knows; a finding when it is in no swarm, is no manager, or its swarm has no leader. */
    public static Swarm by(Cluster cluster, String manager) {
        var state = cluster.swarm(manager);
        if (!state.membership().equals("active")) {
            throw Reason.SWARM_INACTIVE.fails(manager, "active", state.membership());
        }
        if (!state.manager()) {
            throw Reason.SWARM_ROLE_DIFFERS.fails(manager, "manager", "worker");
        }
        if (!state.trouble().isEmpty()) {
            throw Reason.SWARM_NO_LEADER.fails(manager, "", state.trouble());
        }
        return new Swarm(manager, state);
    }

    /** The member with that ID. */
    public Optional<Node> node(String id) {
        return state.nodes().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /** The service of that name; a finding when there is none. */
    public Service service(String name) {
        return state.services().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Reason.SERVICE_ABSENT.fails(
                        manager,
                        name,
                        String.join(
                                ", ",
                                state.services().stream().map(Service::name).toList())));
    }

    /** Tasks that are to run: a task that is being replaced or removed is not among them. */
    public List<Task> wanted(Service service) {
        return state.tasks().stream()
                .filter(it ->
                        it.serviceId().equals(service.id()) && it.desired().equals("running"))
                .toList();
    }

    /** Tasks that are to run and do, on nodes that are there. */
    public List<Task> running(Service service) {
        return wanted(service).stream()
                .filter(it -> it.state().equals("running"))
                .filter(it -> node(it.nodeId())
                        .map(node -> node.state().equals("ready"))
                        .orElse(false))
                .toList();
    }

    /** Why tasks do not run, as they say themselves; else the states they are in. */
    public String troubleOf(Service service) {
        var open = wanted(service).stream()
                .filter(it -> !it.state().equals("running"))
                .toList();
        var said = open.stream().map(Task::error).filter(it -> !it.isEmpty()).distinct();
        var states = open.stream().map(Task::state).distinct();
        var words = said.toList();
        return String.join(", ", words.isEmpty() ? states.toList() : words);
    }

    /** The node's host name, or its ID when it has none. */
    public String hostOf(Task task) {
        return node(task.nodeId())
                .map(Node::hostName)
                .filter(it -> !it.isEmpty())
                .orElse(task.nodeId());
    }
}
