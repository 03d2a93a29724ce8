package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.machine.SwarmState;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Nodes of one swarm, as that of the two hosts knows them that is a manager. */
final class SwarmMembership extends Membership {
    SwarmMembership(Cluster cluster, String from, String to) {
        super(cluster, from, to);
    }

    @Override
    Stream<Probe> asking(String host) {
        return Stream.of(new Probe.SwarmProbe(host));
    }

    @Override
    List<Probe> ownProbes() {
        return List.of();
    }

    @Override
    List<Finding> configured() {
        var findings = new ArrayList<Finding>();
        for (var host : hosts()) {
            var membership = cluster.swarm(host).membership();
            if (!membership.equals("active")) {
                findings.add(Reason.PATH_NOT_IN_SWARM.at(host, "active", membership));
            }
        }
        return findings;
    }

    @Override
    List<Finding> known() {
        var findings = new ArrayList<Finding>();
        for (var host : hosts()) {
            var node = node(host);
            if (!node.state().equals("ready")) {
                findings.add(Reason.PATH_NODE_NOT_READY.at(host, "ready", node.state(), Map.of()));
            }
        }
        return findings;
    }

    @Override
    String address(String host) {
        return node(host).address();
    }

    @Override
    boolean answersStrangers() {
        return false;
    }

    private SwarmState.Node node(String host) {
        var id = cluster.swarm(host).nodeId();
        return hosts().stream()
                .map(cluster::swarm)
                .filter(SwarmState::manager)
                .flatMap(it -> it.nodes().stream())
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        Reason.CANNOT_NOT_OBSERVED.cannotCheck(from, "", "", Map.of("detail", "no manager was asked")));
    }
}
