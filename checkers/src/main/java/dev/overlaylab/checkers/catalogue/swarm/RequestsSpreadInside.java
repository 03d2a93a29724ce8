package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.FindingsError;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Lookup;
import dev.overlaylab.checkers.fact.Replies;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Inside;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.path.ServicePath;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Requests from a container on the network, to the service by its name, get to all its tasks. */
final class RequestsSpreadInside extends Inquiry {
    private final String manager;
    private final String service;
    private final String from;
    private final String network;
    private final int port;
    private final String path;
    private final Pattern pattern;

    RequestsSpreadInside(String id, Parameters it) {
        super(
                id,
                Text.of("check.requests-spread-inside", "service", it.name("service"), "network", it.name("network")));
        manager = it.name("manager");
        service = it.name("service");
        from = it.name("from", manager);
        network = it.name("network");
        port = it.number("port", 80, 1, 65535);
        path = it.path("path");
        pattern = it.pattern("pattern", SwarmChecks.PATTERN);
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(new Probe.SwarmProbe(manager), new Probe.NetworksProbe(from), new Probe.ContainersProbe(from));
        var swarm = Swarm.by(cluster, manager);
        var mode = swarm.service(service).endpointMode();
        if (!mode.equals("vip")) {
            throw Reason.SERVICE_ENDPOINT_MODE_DIFFERS.fails(service, "vip", mode);
        }
        int tasks = Spread.tasks(swarm, service);
        cluster.network(from, network);
        var beside = Neighbour.on(cluster, from, network, service);
        var lookup = Inside.ENTER + Lookup.command(service);
        var addresses = cluster.tried(Trials.beside(from, beside.name(), lookup))
                .get(0)
                .read(Lookup::of)
                .addresses();
        var way = new ServicePath(manager, from, beside.name(), network, service, port);
        if (addresses.isEmpty()) {
            return Verdict.fail(traced(
                    Reason.SERVICE_NAME_NOT_RESOLVED.at(
                            from, service, "", Map.of("service", service, "network", network)),
                    way.findings(cluster)));
        }
        var url = "http://" + service + ":" + port + path;
        var known = "--resolve " + Command.quoted(service + ":" + port + ":" + String.join(",", addresses));
        var requests = "nsenter -t \"$pid\" -n " + Replies.command(known, url, Spread.requests(tasks));
        var replies = cluster.tried(Trials.beside(from, beside.name(), requests));
        try {
            return new Spread(service, from + "/" + beside.name(), url, pattern).judge(replies.get(0), tasks);
        } catch (FindingsError failure) {
            var first = failure.findings().get(0);
            if (!first.reason().equals(Reason.SPREAD_NO_ANSWER.code())) {
                throw failure;
            }
            return Verdict.fail(traced(first, way.findings(cluster)));
        }
    }

    private static List<Finding> traced(Finding first, List<Finding> way) {
        return Stream.concat(Stream.of(first), way.stream()).toList();
    }
}
