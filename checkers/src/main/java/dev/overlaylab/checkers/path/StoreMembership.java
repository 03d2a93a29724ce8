package dev.overlaylab.checkers.path;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Http;
import dev.overlaylab.checkers.fact.Reach;
import dev.overlaylab.checkers.fact.StoreUrl;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Engines that share a cluster store. Consul says who is in it; of others we see whether they answer. */
final class StoreMembership extends Membership {
    private static final String CONSUL = "consul";

    StoreMembership(Cluster cluster, String from, String to) {
        super(cluster, from, to);
    }

    @Override
    Stream<Probe> asking(String host) {
        return Stream.of(new Probe.EngineProbe(host));
    }

    @Override
    List<Probe> ownProbes() {
        var probes = new ArrayList<Probe>();
        hosts().forEach(host -> ContainerPath.possible(probes, () -> storeAsked(host)));
        return probes;
    }

    @Override
    List<Finding> configured() {
        var findings = new ArrayList<Finding>();
        var reference = cluster.engine(from).clusterStore();
        for (var host : hosts()) {
            var engine = cluster.engine(host);
            if (engine.clusterStore().isEmpty()
                    || !StoreUrl.of(engine.clusterStore()).equals(StoreUrl.of(reference))) {
                findings.add(Reason.PATH_STORE_DIFFERS.at(host, reference, engine.clusterStore(), Map.of()));
            } else if (engine.clusterAdvertise().isEmpty()) {
                findings.add(Reason.PATH_NOT_A_MEMBER.at(host, "cluster-advertise", "", Map.of("store", reference)));
            }
        }
        return findings;
    }

    @Override
    List<Finding> known() {
        var findings = new ArrayList<Finding>();
        for (var host : hosts()) {
            var url = cluster.engine(host).clusterStore();
            var answer = cluster.tried(storeAsked(host)).get(0);
            if (!isConsul(host)) {
                var reach = answer.read(Reach::of);
                if (!reach.answered()) {
                    findings.add(Reason.PATH_STORE_SILENT.at(host, url, reach.problem()));
                }
                continue;
            }
            var members = answer.read(Http::of);
            if (members.status() != 200 && members.status() != 404) {
                findings.add(Reason.PATH_STORE_SILENT.at(host, url, members.shown()));
                continue;
            }
            for (var member : hosts()) {
                var advertise = cluster.engine(member).clusterAdvertise();
                if (!members.body().contains("/" + advertise + "\"")) {
                    findings.add(Reason.PATH_NOT_A_MEMBER.at(member, advertise, members.body(), Map.of("store", url)));
                }
            }
        }
        return findings.stream().distinct().toList();
    }

    @Override
    String address(String host) {
        return cluster.engine(host).clusterAdvertise().replaceAll(":\\d+$", "");
    }

    @Override
    boolean answersStrangers() {
        return true;
    }

    private boolean isConsul(String host) {
        return StoreUrl.of(cluster.engine(host).clusterStore()).scheme().equals(CONSUL);
    }

    private Trials storeAsked(String host) {
        var store = StoreUrl.of(cluster.engine(host).clusterStore());
        if (isConsul(host)) {
            return Trials.on(host, Http.command(store.members()));
        }
        var port = store.authority().replaceAll("^.*:", "");
        return Trials.on(host, Reach.tcp(store.host(), port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0));
    }
}
