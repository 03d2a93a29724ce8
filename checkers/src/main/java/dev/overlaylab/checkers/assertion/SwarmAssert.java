package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.inquiry.Swarm;
import java.util.List;

/** Assertions about a swarm as one of its managers sees it, and the way to those about its nodes and services. */
public final class SwarmAssert extends FactAssert<SwarmAssert> {
    final String manager;

    SwarmAssert(ClusterAssert whole, String manager) {
        super(whole, SwarmAssert.class);
        this.manager = manager;
    }

    /**
     * That machine is a manager, and its swarm has a leader.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").isManaged();
     * // fails with swarm.role-differs
     * assertThat(cluster).swarmOf("n1").isManaged();
     * }</pre>
     */
    public SwarmAssert isManaged() {
        return holds(() -> {
            Swarm.by(cluster, manager);
            return List.of();
        });
    }

    /** A machine as a member: known by the ID that its own engine has, because host names may be alike. */
    public NodeAssert node(String machine) {
        return new NodeAssert(this, machine);
    }

    /** The service of that name. */
    public ServiceAssert service(String name) {
        return new ServiceAssert(this, name);
    }
}
