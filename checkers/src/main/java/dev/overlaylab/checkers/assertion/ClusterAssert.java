package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.inquiry.Cluster;
import java.util.List;

/** Assertions about all hosts of a cluster, and the way to those about one of them. */
public final class ClusterAssert extends FactAssert<ClusterAssert> {
    ClusterAssert(Cluster cluster, Failures failures) {
        super(cluster, failures, ClusterAssert.class);
    }

    private ClusterAssert(ClusterAssert whole, List<String> hosts) {
        super(whole, whole.cluster.only(hosts), ClusterAssert.class);
    }

    /** The same for some of the hosts only. */
    public ClusterAssert onHosts(String... hosts) {
        return new ClusterAssert(this, List.of(hosts));
    }

    /** One host. */
    public HostAssert host(String name) {
        return new HostAssert(this, name);
    }

    /** The network of that name, as an overlay that all hosts share through their cluster store. */
    public NetworkAssert overlayNetwork(String name) {
        return network(name, "overlay", "global");
    }

    /** The networks of that name, as bridges of their own on every host. */
    public NetworkAssert bridgeNetwork(String name) {
        return network(name, "bridge", "local");
    }

    /** The network of that name on every host, with the driver and scope it has to have. */
    public NetworkAssert network(String name, String driver, String scope) {
        return new NetworkAssert(this, name, driver, scope);
    }

    /** The swarm that a machine manages. */
    public SwarmAssert swarmOf(String manager) {
        return new SwarmAssert(this, manager);
    }

    /** The Docker Engines of all hosts, as members of one cluster store. */
    public EnginesAssert engines() {
        return new EnginesAssert(this);
    }

    /** The hosts that something said of every host is about; never none. */
    static List<String> everyHost(Cluster cluster) {
        if (cluster.hosts().isEmpty()) {
            throw new IllegalArgumentException("a cluster without hosts: name them with onHosts(…) or only(…)");
        }
        return cluster.hosts();
    }
}
