package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;
import java.util.List;

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
        return Judgement.of(cluster)
                .all(it -> {
                    var its = it.swarmOf(manager).service(service);
                    if (replicas == 0) {
                        its.isGlobal();
                    } else {
                        its.hasReplicas(replicas);
                    }
                    if (!image.isEmpty()) {
                        its.isFromImage(image);
                    }
                    if (!network.isEmpty()) {
                        its.isOnNetwork(network);
                    }
                    its.hasConverged();
                    if (!on.isEmpty()) {
                        its.runsOnlyOn(on);
                    }
                })
                .verdict();
    }
}
