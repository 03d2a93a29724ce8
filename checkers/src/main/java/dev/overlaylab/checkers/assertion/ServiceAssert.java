package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.ImageName;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.checkers.machine.SwarmState.Service;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Assertions about a service; each fails first of all when there is no swarm with a leader, or no such service in it. */
public final class ServiceAssert extends FactAssert<ServiceAssert> {
    private final String manager;
    private final String name;

    ServiceAssert(SwarmAssert whole, String name) {
        super(whole, ServiceAssert.class);
        this.manager = whole.manager;
        this.name = name;
    }

    /**
     * It is replicated, and so many tasks are wanted.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").service("vip").hasReplicas(3);
     * // fails with service.replicas-differ
     * assertThat(cluster).swarmOf("n0").service("vip").hasReplicas(5);
     * }</pre>
     */
    public ServiceAssert hasReplicas(int replicas) {
        return service((swarm, service) -> {
            requireMode(service, "replicated");
            return service.replicas() == replicas
                    ? List.of()
                    : List.of(Reason.SERVICE_REPLICAS_DIFFER.at(
                            name, Integer.toString(replicas), Long.toString(service.replicas())));
        });
    }

    /**
     * It is to have a task on every node.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").service("all").isGlobal();
     * // fails with service.mode-differs
     * assertThat(cluster).swarmOf("n0").service("vip").isGlobal();
     * }</pre>
     */
    public ServiceAssert isGlobal() {
        return service((swarm, service) -> {
            requireMode(service, "global");
            return List.of();
        });
    }

    /**
     * Its tasks are made from an image.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").service("vip").isFromImage("busybox");
     * // fails with service.image-differs
     * assertThat(cluster).swarmOf("n0").service("vip").isFromImage("nginx");
     * }</pre>
     *
     * @param image repository, with or without a registry in front, with or without a tag
     */
    public ServiceAssert isFromImage(String image) {
        return service((swarm, service) -> ImageName.means(image, service.image())
                ? List.of()
                : List.of(Reason.SERVICE_IMAGE_DIFFERS.at(name, image, service.image())));
    }

    /**
     * It was given a network.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").service("vip").isOnNetwork("sw-net");
     * // fails with service.not-on-network
     * assertThat(cluster).swarmOf("n0").service("all").isOnNetwork("sw-net");
     * }</pre>
     */
    public ServiceAssert isOnNetwork(String network) {
        return holds(() -> {
            cluster.gather(new Probe.SwarmProbe(manager), new Probe.NetworksProbe(manager));
            var given = Swarm.by(cluster, manager).service(name).networks();
            var attached = cluster.networks(manager).stream()
                    .filter(it -> it.name().equals(network))
                    .anyMatch(it -> given.contains(it.id()) || given.contains(network));
            return attached ? List.of() : List.of(Reason.SERVICE_NOT_ON_NETWORK.at(name, network, ""));
        });
    }

    /**
     * Its name stands for a virtual address, {@code vip}, or for its tasks, {@code dnsrr}.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").service("web").hasEndpointMode("dnsrr");
     * // fails with service.endpoint-mode-differs
     * assertThat(cluster).swarmOf("n0").service("web").hasEndpointMode("vip");
     * }</pre>
     */
    public ServiceAssert hasEndpointMode(String mode) {
        return service((swarm, service) -> service.endpointMode().equals(mode)
                ? List.of()
                : List.of(Reason.SERVICE_ENDPOINT_MODE_DIFFERS.at(name, mode, service.endpointMode())));
    }

    /**
     * All its tasks run, at least one, on nodes that are there.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").service("vip").hasConverged();
     * // fails with service.absent
     * assertThat(cluster).swarmOf("n0").service("other").hasConverged();
     * }</pre>
     */
    public ServiceAssert hasConverged() {
        return service((swarm, service) -> {
            int running = swarm.running(service).size();
            long wanted =
                    service.mode().equals("global") ? swarm.wanted(service).size() : service.replicas();
            return running == wanted && running > 0
                    ? List.of()
                    : List.of(Reason.SERVICE_NOT_CONVERGED.at(
                            name,
                            Long.toString(wanted),
                            Integer.toString(running),
                            Map.of("trouble", swarm.troubleOf(service))));
        });
    }

    /**
     * Those of its tasks that run do so on these machines only.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").service("web").runsOnlyOn(List.of("n0", "n1"));
     * // fails with service.task-elsewhere
     * assertThat(cluster).swarmOf("n0").service("web").runsOnlyOn(List.of("n1"));
     * }</pre>
     */
    public ServiceAssert runsOnlyOn(List<String> machines) {
        return holds(() -> {
            var asked = new ArrayList<Probe>(List.of(new Probe.SwarmProbe(manager)));
            machines.forEach(it -> asked.add(new Probe.SwarmProbe(it)));
            cluster.gather(asked);
            var swarm = Swarm.by(cluster, manager);
            var nodes = machines.stream().map(it -> cluster.swarm(it).nodeId()).toList();
            return swarm.running(swarm.service(name)).stream()
                    .filter(it -> !nodes.contains(it.nodeId()))
                    .map(swarm::hostOf)
                    .distinct()
                    .map(it -> Reason.SERVICE_TASK_ELSEWHERE.at(name, String.join(", ", machines), it))
                    .toList();
        });
    }

    /**
     * It publishes a port on every node, by the routing mesh.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).swarmOf("n0").service("vip").publishes(8080);
     * // fails with published.mode-differs
     * assertThat(cluster).swarmOf("n0").service("all").publishes(8081);
     * }</pre>
     */
    public ServiceAssert publishes(int port) {
        return service((swarm, service) -> {
            var published = service.ports().stream()
                    .filter(it -> it.published() == port)
                    .findFirst();
            if (published.isEmpty()) {
                var ports = service.ports().stream()
                        .map(it -> it.published() + ":" + it.target())
                        .toList();
                return List.of(Reason.PUBLISHED_ABSENT.at(name, Integer.toString(port), String.join(", ", ports)));
            }
            var mode = published.get().mode();
            return mode.equals("ingress")
                    ? List.of()
                    : List.of(Reason.PUBLISHED_MODE_DIFFERS.at(
                            name, "ingress", mode, Map.of("port", Integer.toString(port))));
        });
    }

    private void requireMode(Service service, String mode) {
        if (!service.mode().equals(mode)) {
            throw Reason.SERVICE_MODE_DIFFERS.fails(name, mode, service.mode());
        }
    }

    private ServiceAssert service(BiFunction<Swarm, Service, List<Finding>> faults) {
        return holds(() -> {
            var swarm = Swarm.by(cluster, manager);
            return faults.apply(swarm, swarm.service(name));
        });
    }
}
