package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.ImageName;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState.Service;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service has as many tasks as wanted, and all of them run, where they may. */
final class ServiceReplicas extends Inquiry {
    private final String manager;
    private final String service;
    private final int replicas;
    private final String image;
    private final String network;
    private final List<String> on;

    ServiceReplicas(String id, Parameters it) {
        this(
                id,
                it.name("manager"),
                it.name("service"),
                it.number("replicas", 0, 0, 1000),
                it.text("image", ""),
                it.name("network", ""),
                it.names("on", List.of()));
    }

    /**
     * @param replicas 0 for a global service
     * @param image with or without a tag; empty for any
     * @param network empty for any
     * @param on machines on which the tasks may run; none for any
     */
    private ServiceReplicas(
            String id, String manager, String service, int replicas, String image, String network, List<String> on) {
        super(id, Text.of("check.service-replicas", "service", service));
        this.manager = manager;
        this.service = service;
        this.replicas = replicas;
        this.image = image;
        this.network = network;
        this.on = List.copyOf(on);
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var asked = new ArrayList<Probe>(List.of(new Probe.SwarmProbe(manager), new Probe.NetworksProbe(manager)));
        on.forEach(it -> asked.add(new Probe.SwarmProbe(it)));
        cluster.gather(asked);
        var swarm = Managed.by(cluster, manager);
        var found = swarm.service(service);
        var mode = replicas == 0 ? "global" : "replicated";
        if (!found.mode().equals(mode)) {
            throw Reason.SERVICE_MODE_DIFFERS.fails(service, mode, found.mode());
        }
        var findings = new ArrayList<Finding>();
        if (replicas > 0 && found.replicas() != replicas) {
            findings.add(Reason.SERVICE_REPLICAS_DIFFER.at(
                    service, Integer.toString(replicas), Long.toString(found.replicas())));
        }
        if (!image.isEmpty() && !ImageName.means(image, found.image())) {
            findings.add(Reason.SERVICE_IMAGE_DIFFERS.at(service, image, found.image()));
        }
        if (!network.isEmpty() && !attached(cluster.networks(manager), found)) {
            findings.add(Reason.SERVICE_NOT_ON_NETWORK.at(service, network, ""));
        }
        findings.addAll(tasks(cluster, swarm, found));
        return Verdict.of(findings);
    }

    private boolean attached(List<NetworkState> networks, Service found) {
        return networks.stream()
                .filter(it -> it.name().equals(network))
                .anyMatch(it ->
                        found.networks().contains(it.id()) || found.networks().contains(network));
    }

    private List<Finding> tasks(Cluster cluster, Managed swarm, Service found) {
        var running = swarm.running(found);
        var wanted = found.mode().equals("global") ? swarm.wanted(found).size() : found.replicas();
        var findings = new ArrayList<Finding>();
        if (running.size() != wanted || running.isEmpty()) {
            findings.add(Reason.SERVICE_NOT_CONVERGED.at(
                    service,
                    Long.toString(wanted),
                    Integer.toString(running.size()),
                    Map.of("trouble", swarm.troubleOf(found))));
        }
        var nodes = on.stream().map(it -> cluster.swarm(it).nodeId()).toList();
        running.stream()
                .filter(it -> !on.isEmpty() && !nodes.contains(it.nodeId()))
                .map(swarm::hostOf)
                .distinct()
                .forEach(it -> findings.add(Reason.SERVICE_TASK_ELSEWHERE.at(service, String.join(", ", on), it)));
        return findings;
    }
}
