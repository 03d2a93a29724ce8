package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.EndpointSpec;
import com.github.dockerjava.api.model.EndpointVirtualIP;
import com.github.dockerjava.api.model.LocalNodeState;
import com.github.dockerjava.api.model.NetworkAttachmentConfig;
import com.github.dockerjava.api.model.PortConfig;
import com.github.dockerjava.api.model.Service;
import com.github.dockerjava.api.model.ServiceSpec;
import com.github.dockerjava.api.model.SwarmInfo;
import com.github.dockerjava.api.model.SwarmNode;
import com.github.dockerjava.api.model.Task;
import dev.overlaylab.checkers.machine.SwarmState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A swarm, from docker-java's words to ours, where nothing is ever null. */
final class SwarmStates {
    private static final int UNAVAILABLE = 503;

    private SwarmStates() {}

    /** Asks the engine for its own part, and a manager for the rest. */
    static SwarmState read(DockerClient client, Function<DockerException, String> message) {
        var swarm = client.infoCmd().exec().getSwarm();
        if (swarm == null) {
            return outside();
        }
        var manager = Boolean.TRUE.equals(swarm.getControlAvailable());
        if (!manager) {
            return state(swarm, false, text(swarm.getError()), List.of(), List.of(), List.of());
        }
        try {
            return state(
                    swarm,
                    true,
                    text(swarm.getError()),
                    all(client.listSwarmNodesCmd().exec(), SwarmStates::of, SwarmState.Node::id),
                    all(client.listServicesCmd().exec(), SwarmStates::of, SwarmState.Service::name),
                    all(client.listTasksCmd().exec(), SwarmStates::of, SwarmState.Task::id));
        } catch (DockerException e) {
            if (e.getHttpStatus() != UNAVAILABLE) {
                throw e;
            }
            return state(swarm, true, message.apply(e), List.of(), List.of(), List.of());
        }
    }

    private static SwarmState outside() {
        return new SwarmState("inactive", "", false, "", List.of(), List.of(), List.of());
    }

    private static SwarmState state(
            SwarmInfo swarm,
            boolean manager,
            String trouble,
            List<SwarmState.Node> nodes,
            List<SwarmState.Service> services,
            List<SwarmState.Task> tasks) {
        var local = swarm.getLocalNodeState();
        var membership = local == null || local == LocalNodeState.EMPTY ? "inactive" : local.getValue();
        return new SwarmState(membership, text(swarm.getNodeID()), manager, trouble, nodes, services, tasks);
    }

    private static <T, S> List<S> all(@Nullable List<T> listed, Function<T, S> state, Function<S, String> order) {
        return listed == null
                ? List.of()
                : listed.stream().map(state).sorted(Comparator.comparing(order)).toList();
    }

    private static SwarmState.Node of(SwarmNode node) {
        var spec = Optional.ofNullable(node.getSpec());
        var status = Optional.ofNullable(node.getStatus());
        var manager = Optional.ofNullable(node.getManagerStatus());
        var description = Optional.ofNullable(node.getDescription());
        return new SwarmState.Node(
                text(node.getId()),
                description.map(it -> text(it.getHostname())).orElse(""),
                spec.map(it -> word(it.getRole())).orElse(""),
                spec.map(it -> word(it.getAvailability())).orElse(""),
                status.map(it -> word(it.getState())).orElse(""),
                status.map(it -> text(it.getAddress())).orElse(""),
                manager.map(it -> it.isLeader()).orElse(false),
                manager.map(it -> word(it.getReachability())).orElse(""));
    }

    private static SwarmState.Service of(Service service) {
        var spec = Objects.requireNonNullElseGet(service.getSpec(), ServiceSpec::new);
        var mode = spec.getMode();
        var replicated = mode == null ? null : mode.getReplicated();
        var global = mode != null && mode.getGlobal() != null;
        return new SwarmState.Service(
                text(service.getId()),
                text(spec.getName()),
                image(spec),
                replicated != null ? "replicated" : global ? "global" : "",
                replicated == null ? 0 : replicated.getReplicas(),
                Optional.ofNullable(spec.getEndpointSpec())
                        .map(it -> word(it.getMode()))
                        .filter(it -> !it.isEmpty())
                        .orElse("vip"),
                networks(spec),
                ports(service),
                virtualIps(service));
    }

    private static String image(ServiceSpec spec) {
        var task = spec.getTaskTemplate();
        var container = task == null ? null : task.getContainerSpec();
        return container == null ? "" : text(container.getImage());
    }

    /** In the template of its tasks since API 1.25, in the service itself before. */
    private static List<String> networks(ServiceSpec spec) {
        var names = new LinkedHashSet<String>();
        var task = spec.getTaskTemplate();
        for (var attachments : Stream.of(
                        Optional.ofNullable(task == null ? null : task.getNetworks()),
                        Optional.ofNullable(spec.getNetworks()))
                .flatMap(Optional::stream)
                .toList()) {
            for (NetworkAttachmentConfig attachment : attachments) {
                names.add(text(attachment.getTarget()));
            }
        }
        return List.copyOf(names);
    }

    /** As the swarm has allotted them, else as they were asked for. */
    private static List<SwarmState.Port> ports(Service service) {
        var endpoint = service.getEndpoint();
        if (endpoint != null && endpoint.getPorts() != null) {
            return Stream.of(endpoint.getPorts()).map(SwarmStates::of).toList();
        }
        return Optional.ofNullable(service.getSpec())
                .map(ServiceSpec::getEndpointSpec)
                .map(EndpointSpec::getPorts)
                .stream()
                .flatMap(List::stream)
                .map(SwarmStates::of)
                .toList();
    }

    private static SwarmState.Port of(PortConfig port) {
        return new SwarmState.Port(
                port.getPublishedPort(), port.getTargetPort(), word(port.getProtocol()), word(port.getPublishMode()));
    }

    private static Map<String, String> virtualIps(Service service) {
        var endpoint = service.getEndpoint();
        var addresses = new LinkedHashMap<String, String>();
        if (endpoint != null && endpoint.getVirtualIPs() != null) {
            for (EndpointVirtualIP address : endpoint.getVirtualIPs()) {
                addresses.put(text(address.getNetworkID()), text(address.getAddr()));
            }
        }
        return addresses;
    }

    private static SwarmState.Task of(Task task) {
        var status = Optional.ofNullable(task.getStatus());
        var slot = task.getSlot();
        return new SwarmState.Task(
                text(task.getId()),
                text(task.getServiceId()),
                slot == null ? 0 : slot,
                text(task.getNodeId()),
                word(task.getDesiredState()),
                status.map(it -> word(it.getState())).orElse(""),
                status.map(it -> text(it.getErr())).orElse(""),
                status.map(it -> it.getContainerStatus())
                        .map(it -> text(it.getContainerID()))
                        .orElse(""));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String word(@Nullable Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
    }
}
