package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.machine.SwarmState.Node;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        var machines = all(managers, workers);
        cluster.gather(machines.stream().map(Probe.SwarmProbe::new).toList());
        var swarm = Managed.by(cluster, managers.get(0));
        var findings = new ArrayList<Finding>();
        for (var machine : machines) {
            var own = cluster.swarm(machine);
            if (!own.membership().equals("active")) {
                findings.add(Reason.SWARM_INACTIVE.at(machine, "active", own.membership()));
            } else {
                swarm.node(own.nodeId())
                        .ifPresentOrElse(
                                it -> findings.addAll(faults(machine, it)),
                                () -> findings.add(Reason.SWARM_ELSEWHERE.at(
                                        machine, "", own.nodeId(), Map.of("manager", managers.get(0)))));
            }
        }
        return Verdict.of(findings);
    }

    private List<Finding> faults(String machine, Node node) {
        var findings = new ArrayList<Finding>();
        var role = managers.contains(machine) ? "manager" : "worker";
        if (!node.role().equals(role)) {
            findings.add(Reason.SWARM_ROLE_DIFFERS.at(machine, role, node.role()));
        }
        if (!node.state().equals("ready") || node.reachability().equals("unreachable")) {
            var state = node.state() + (node.reachability().isEmpty() ? "" : ", " + node.reachability());
            findings.add(Reason.SWARM_NODE_NOT_READY.at(machine, "ready", state));
        }
        var availability = drained.contains(machine) ? "drain" : "active";
        if (!node.availability().equals(availability)) {
            findings.add(Reason.SWARM_AVAILABILITY_DIFFERS.at(machine, availability, node.availability()));
        }
        return findings;
    }
}
