package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.catalogue.kind.Kind;
import java.util.List;

/** The types about swarms. */
public final class SwarmChecks {
    /** What tells one task from another on the page of most images that say where they run. */
    static final String PATTERN = "[0-9a-f]{12}";

    /** One line a type: name, how it is made, its parameters. */
    public static final List<Kind> KINDS = List.of(
            new Kind("swarm-nodes", SwarmNodes::new, "managers", "workers", "drained"),
            new Kind(
                    "service-replicas",
                    ServiceReplicas::new,
                    "manager",
                    "service",
                    "replicas",
                    "image",
                    "network",
                    "on"),
            new Kind("tasks-rescheduled", TasksRescheduled::new, "manager", "service", "lost"),
            new Kind(
                    "published-port",
                    PublishedPort::new,
                    "manager",
                    "machines",
                    "service",
                    "port",
                    "path",
                    "expect",
                    "from",
                    "interface"),
            new Kind("ingress-dnat", IngressDnat::new, "machines", "port", "protocol"),
            new Kind("service-address", ServiceAddress::new, "manager", "service", "network", "from", "endpoint-mode"),
            new Kind(
                    "requests-spread",
                    RequestsSpread::new,
                    "manager",
                    "service",
                    "from",
                    "to",
                    "port",
                    "path",
                    "pattern",
                    "interface"),
            new Kind(
                    "requests-spread-inside",
                    RequestsSpreadInside::new,
                    "manager",
                    "service",
                    "from",
                    "network",
                    "port",
                    "path",
                    "pattern"));

    private SwarmChecks() {}
}
