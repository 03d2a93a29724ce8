package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Reach;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** That two hosts take part in what makes a network one network on both: a cluster store, or a swarm. */
abstract class Membership {
    private static final int GOSSIP = 7946;
    final Cluster cluster;
    final String from;
    final String to;

    Membership(Cluster cluster, String from, String to) {
        this.cluster = cluster;
        this.from = from;
        this.to = to;
    }

    /** What the engine of a host has to be asked first of all. */
    abstract Stream<Probe> asking(String host);

    /** What further probes this needs, as far as they can be named by now. */
    final List<Probe> probes() {
        var probes = new ArrayList<Probe>(ownProbes());
        for (var way : ways()) {
            ContainerPath.possible(probes, () -> gossip(way));
        }
        return probes;
    }

    abstract List<Probe> ownProbes();

    /** What is wrong with what the engines were told. */
    abstract List<Finding> configured();

    /** What is wrong with what the store or the managers know of them. */
    abstract List<Finding> known();

    /** Where the others reach that host. */
    abstract String address(String host);

    /** Whether gossip answers whoever asks, or only members. */
    abstract boolean answersStrangers();

    final List<Finding> gossipByTcp() {
        return gossip("tcp", 0);
    }

    final List<Finding> gossipByUdp() {
        if (!answersStrangers()) {
            throw Reason.CANNOT_PROBE_UNCLEAR.cannotCheck(
                    from, "", "", Map.of("detail", "swarm gossip is encrypted", "command", "", "exit", ""));
        }
        return gossip("udp", 1);
    }

    private List<Finding> gossip(String protocol, int place) {
        var findings = new ArrayList<Finding>();
        for (var way : ways()) {
            var reach = cluster.tried(gossip(way)).get(place).read(Reach::of);
            if (!reach.answered()) {
                findings.add(Reason.PATH_GOSSIP_BLOCKED.at(
                        way.asking(),
                        address(way.asked()) + ":" + GOSSIP + "/" + protocol,
                        reach.problem(),
                        Map.of("to", way.asked(), "protocol", protocol.equals("tcp") ? "TCP" : "UDP")));
            }
        }
        return findings;
    }

    private Trials gossip(Way way) {
        var address = address(way.asked());
        return answersStrangers()
                ? Trials.on(way.asking(), Reach.tcp(address, GOSSIP), Reach.gossip(address, GOSSIP))
                : Trials.on(way.asking(), Reach.tcp(address, GOSSIP));
    }

    final List<String> hosts() {
        return List.of(from, to);
    }

    private List<Way> ways() {
        return Stream.of(new Way(from, to), new Way(to, from)).toList();
    }

    private record Way(String asking, String asked) {}
}
