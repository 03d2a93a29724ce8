package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.machine.ContainerState;
import java.util.Comparator;

/** A container beside which a network of the swarm can be looked at: not every such network lets others join. */
final class Neighbour {
    private static final String SERVICE = "com.docker.swarm.service.name";

    private Neighbour() {}

    /** One that runs on the network there, rather not of the service itself; a finding when there is none. */
    static ContainerState on(Cluster cluster, String machine, String network, String service) {
        return cluster.containers(machine).stream()
                .filter(it -> it.running() && it.networks().containsKey(network))
                .min(Comparator.comparing((ContainerState it) ->
                                service.equals(it.labels().get(SERVICE)))
                        .thenComparing(ContainerState::name))
                .orElseThrow(() -> Reason.NETWORK_UNUSED.fails(machine, network, ""));
    }
}
