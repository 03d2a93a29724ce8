package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Replies;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Swarm;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.regex.Pattern;

/** Requests from outside, to one machine's published port, get to all tasks of the service. */
final class RequestsSpread extends Inquiry {
    private final String manager;
    private final String service;
    private final String from;
    private final String to;
    private final int port;
    private final String path;
    private final Pattern pattern;
    private final String link;

    RequestsSpread(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.requests-spread",
                        "service",
                        it.name("service"),
                        "from",
                        it.name("from"),
                        "to",
                        it.name("to")));
        manager = it.name("manager");
        service = it.name("service");
        from = it.name("from");
        to = it.name("to");
        port = it.number("port", 80, 1, 65535);
        path = it.path("path");
        pattern = it.pattern("pattern", SwarmChecks.PATTERN);
        link = it.name("interface", "eth1");
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(new Probe.SwarmProbe(manager), Trials.links(to).probe());
        int tasks = Spread.tasks(Swarm.by(cluster, manager), service);
        var url = "http://" + cluster.address(to, link) + ":" + port + path;
        var replies = cluster.tried(Trials.on(from, Replies.command("", url, Spread.requests(tasks))));
        return new Spread(service, from, url, pattern).judge(replies.get(0), tasks);
    }
}
