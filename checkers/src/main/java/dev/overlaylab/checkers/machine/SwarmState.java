package dev.overlaylab.checkers.machine;

import java.util.List;
import java.util.Map;

/**
 * What an engine knows of its swarm. Only a manager knows nodes, services and tasks; for others the lists are empty.
 *
 * @param membership inactive, pending, active, error or locked
 * @param nodeId this engine's own; empty outside a swarm
 * @param manager whether it may read the swarm's state
 * @param trouble why it cannot, in the engine's words: such as that there is no leader; empty when all is well
 */
public record SwarmState(
        String membership,
        String nodeId,
        boolean manager,
        String trouble,
        List<Node> nodes,
        List<Service> services,
        List<Task> tasks) {
    public SwarmState {
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
        tasks = List.copyOf(tasks);
    }

    /**
     * A member.
     *
     * @param role manager or worker
     * @param availability active, pause or drain
     * @param state ready, down, unknown or disconnected
     * @param address where the managers see it
     * @param reachability reachable, unreachable or unknown, as the managers see one of theirs; empty for a worker
     */
    public record Node(
            String id,
            String hostName,
            String role,
            String availability,
            String state,
            String address,
            boolean leader,
            String reachability) {}

    /**
     * A service.
     *
     * @param mode replicated or global; empty when it is neither
     * @param replicas how many are wanted; 0 when the mode is not replicated
     * @param endpointMode vip or dnsrr
     * @param networks IDs or names, as the service was given them
     * @param virtualIps addresses in CIDR form by the ID of their network; the ingress network is one of them
     */
    public record Service(
            String id,
            String name,
            String image,
            String mode,
            long replicas,
            String endpointMode,
            List<String> networks,
            List<Port> ports,
            Map<String, String> virtualIps) {
        public Service {
            networks = List.copyOf(networks);
            ports = List.copyOf(ports);
            virtualIps = Map.copyOf(virtualIps);
        }
    }

    /**
     * A published port.
     *
     * @param published 0 when none was given
     * @param protocol tcp, udp or sctp
     * @param mode ingress or host
     */
    public record Port(int published, int target, String protocol, String mode) {}

    /**
     * A task, living or not.
     *
     * @param slot 0 for a global service
     * @param nodeId empty as long as it has no node
     * @param desired the state it is to be in, such as running or shutdown
     * @param state the state it is in, such as running, pending or failed
     * @param error why it is not where it should be; empty when it is
     */
    public record Task(
            String id,
            String serviceId,
            int slot,
            String nodeId,
            String desired,
            String state,
            String error,
            String containerId) {}
}
