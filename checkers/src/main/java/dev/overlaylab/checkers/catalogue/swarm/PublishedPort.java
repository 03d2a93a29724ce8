package dev.overlaylab.checkers.catalogue.swarm;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Http;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.path.IngressPath;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A service's port answers on every machine, whichever runs its tasks.
 *
 * <p>Each machine is asked over the network, by the next one in the list or by the one that {@code from} names. The way
 * behind the first that does not answer is looked at hop by hop.
 */
final class PublishedPort extends Inquiry {
    private final String manager;
    private final List<String> machines;
    private final String service;
    private final int port;
    private final String path;
    private final String expect;
    private final String from;
    private final String link;

    PublishedPort(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.published-port",
                        "machines",
                        String.join(", ", it.names("machines")),
                        "service",
                        it.name("service"),
                        "port",
                        it.number("port", 80, 1, 65535)));
        machines = it.names("machines");
        manager = it.name("manager", machines.get(0));
        service = it.name("service");
        port = it.number("port", 80, 1, 65535);
        path = it.path("path");
        expect = it.text("expect", "");
        from = it.name("from", "");
        link = it.name("interface", "eth1");
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var asked = new ArrayList<Probe>(List.of(new Probe.SwarmProbe(manager)));
        machines.forEach(it -> asked.add(Trials.links(it).probe()));
        cluster.gather(asked);
        var published = Judgement.of(cluster)
                .all(it -> it.swarmOf(manager).service(service).publishes(port));
        if (!published.findings().isEmpty()) {
            return published.verdict();
        }
        var requests = new LinkedHashMap<String, Trials>();
        for (int i = 0; i < machines.size(); i++) {
            var machine = machines.get(i);
            var asking = from.isEmpty() ? machines.get((i + 1) % machines.size()) : from;
            requests.put(machine, Trials.on(asking, Http.command(url(cluster, machine))));
        }
        cluster.gather(requests.values().stream().map(Trials::probe).toList());
        var findings = new ArrayList<Finding>();
        requests.forEach((machine, request) -> findings.addAll(answer(cluster, machine, request)));
        findings.stream()
                .filter(it -> it.reason().equals(Reason.PUBLISHED_NO_ANSWER.code()))
                .findFirst()
                .ifPresent(
                        it -> findings.addAll(new IngressPath(manager, it.where(), service, port).findings(cluster)));
        return Verdict.of(findings);
    }

    private List<Finding> answer(Cluster cluster, String machine, Trials request) {
        var http = cluster.tried(request).get(0).read(Http::of);
        var details = Map.of("from", request.where(), "service", service);
        if (!http.answered()) {
            return List.of(Reason.PUBLISHED_NO_ANSWER.at(machine, url(cluster, machine), http.shown(), details));
        }
        return http.status() == 200 && http.body().contains(expect)
                ? List.of()
                : List.of(Reason.PUBLISHED_PAGE_DIFFERS.at(machine, expect, http.shown(), details));
    }

    private String url(Cluster cluster, String machine) {
        return "http://" + cluster.address(machine, link) + ":" + port + path;
    }
}
