package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.checkers.machine.SwarmState.Node;
import dev.overlaylab.checkers.probe.Probe;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Assertions about one machine as a member of a swarm; each fails first of all when it is none, or another swarm's. */
public final class NodeAssert extends FactAssert<NodeAssert> {
    private final String manager;
    private final String machine;

    NodeAssert(SwarmAssert whole, String machine) {
        super(whole, NodeAssert.class);
        this.manager = whole.manager;
        this.machine = machine;
    }

    /**
     * Its role is this: {@code manager} or {@code worker}.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").node("n1").hasRole("worker");
     * // fails with swarm.role-differs
     * assertThat(cluster).swarmOf("n0").node("n1").hasRole("manager");
     * }</pre>
     */
    public NodeAssert hasRole(String role) {
        return member(node -> node.role().equals(role)
                ? List.of()
                : List.of(Reason.SWARM_ROLE_DIFFERS.at(machine, role, node.role())));
    }

    /**
     * The managers see it as ready, and as reachable if it is one of them.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").node("n2").isReady();
     * // fails with machine.absent
     * assertThat(cluster).swarmOf("n0").node("n7").isReady();
     * }</pre>
     */
    public NodeAssert isReady() {
        return member(node -> {
            if (node.state().equals("ready") && !node.reachability().equals("unreachable")) {
                return List.of();
            }
            var state = node.state() + (node.reachability().isEmpty() ? "" : ", " + node.reachability());
            return List.of(Reason.SWARM_NODE_NOT_READY.at(machine, "ready", state));
        });
    }

    /**
     * Whether it gets tasks: {@code active}, {@code pause} or {@code drain}.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").node("n2").hasAvailability("active");
     * // fails with swarm.availability-differs
     * assertThat(cluster).swarmOf("n0").node("n2").hasAvailability("drain");
     * }</pre>
     */
    public NodeAssert hasAvailability(String availability) {
        return member(node -> node.availability().equals(availability)
                ? List.of()
                : List.of(Reason.SWARM_AVAILABILITY_DIFFERS.at(machine, availability, node.availability())));
    }

    private NodeAssert member(Function<Node, List<Finding>> faults) {
        return holds(() -> {
            cluster.gather(new Probe.SwarmProbe(manager), new Probe.SwarmProbe(machine));
            var swarm = Swarm.by(cluster, manager);
            var own = cluster.swarm(machine);
            if (!own.membership().equals("active")) {
                return List.of(Reason.SWARM_INACTIVE.at(machine, "active", own.membership()));
            }
            return swarm.node(own.nodeId())
                    .map(faults)
                    .orElseGet(() ->
                            List.of(Reason.SWARM_ELSEWHERE.at(machine, "", own.nodeId(), Map.of("manager", manager))));
        });
    }
}
