package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * All machines are members of one swarm, each in its role, ready and available.
 *
 * <p>A machine is known by the ID its own engine has, not by its host name: names may be alike.
 */
final class SwarmNodes extends Inquiry {
    private final List<String> managers;
    private final List<String> workers;
    private final List<String> drained;

    SwarmNodes(String id, Parameters it) {
        this(id, it.names("managers"), it.names("workers", List.of()), it.names("drained", List.of()));
    }

    private SwarmNodes(String id, List<String> managers, List<String> workers, List<String> drained) {
        super(
                id,
                Text.of(
                        "check.swarm-nodes",
                        "machines",
                        String.join(", ", all(managers, workers)),
                        "managers",
                        String.join(", ", managers)));
        this.managers = List.copyOf(managers);
        this.workers = List.copyOf(workers);
        this.drained = List.copyOf(drained);
    }

    private static List<String> all(List<String> managers, List<String> workers) {
        return Stream.concat(managers.stream(), workers.stream()).toList();
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster)
                .all(it -> all(managers, workers)
                        .forEach(machine -> it.swarmOf(managers.get(0))
                                .node(machine)
                                .hasRole(managers.contains(machine) ? "manager" : "worker")
                                .isReady()
                                .hasAvailability(drained.contains(machine) ? "drain" : "active")))
                .verdict();
    }
}
