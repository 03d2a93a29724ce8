package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.i18n.Text;
import java.util.Map;

/**
 * A node is lost, and every task of the service runs elsewhere.
 *
 * <p>The lost machine cannot be asked who it is, so that it is known by its host name here; a node that was removed from
 * the swarm is lost as well.
 */
final class TasksRescheduled extends Inquiry {
    private final String manager;
    private final String service;
    private final String lost;

    TasksRescheduled(String id, Parameters it) {
        this(id, it.name("manager"), it.name("service"), it.nameOtherThan("lost", it.name("manager")));
    }

    private TasksRescheduled(String id, String manager, String service, String lost) {
        super(id, Text.of("check.tasks-rescheduled", "service", service, "lost", lost));
        this.manager = manager;
        this.service = service;
        this.lost = lost;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var swarm = Swarm.by(cluster, manager);
        var found = swarm.service(service);
        if (!found.mode().equals("replicated")) {
            throw Reason.SERVICE_MODE_DIFFERS.fails(service, "replicated", found.mode());
        }
        swarm.state().nodes().stream()
                .filter(it -> it.hostName().equals(lost) && it.state().equals("ready"))
                .findFirst()
                .ifPresent(it -> {
                    throw Reason.SWARM_NODE_NOT_LOST.fails(lost, "down", it.state() + ", " + it.availability());
                });
        var running = swarm.running(found);
        if (running.size() != found.replicas() || running.isEmpty()) {
            throw Reason.SERVICE_NOT_RESCHEDULED.fails(
                    service,
                    Long.toString(found.replicas()),
                    Integer.toString(running.size()),
                    Map.of("lost", lost, "trouble", swarm.troubleOf(found)));
        }
        return Verdict.pass();
    }
}
