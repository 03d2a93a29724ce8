package dev.overlaylab.checkers.catalogue.store;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Http;
import dev.overlaylab.checkers.fact.StoreUrl;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All engines use one cluster store, advertise themselves by the right interface, and are known to the store. */
final class EngineStore extends Inquiry {
    private final List<String> machines;
    private final String scheme;
    private final String storeMachine;
    private final String link;
    private final int port;

    EngineStore(String id, Parameters it) {
        this(
                id,
                it.names("machines"),
                it.oneOf("scheme", "consul", List.of("consul")),
                it.name("store-machine", ""),
                it.name("interface", "eth1"),
                it.number("port", 2376, 1, 65535));
    }

    /** @param storeMachine where the store has to be; empty for anywhere */
    private EngineStore(String id, List<String> machines, String scheme, String storeMachine, String link, int port) {
        super(id, Text.of("check.engine-store", "machines", String.join(", ", machines), "scheme", scheme));
        this.machines = List.copyOf(machines);
        this.scheme = scheme;
        this.storeMachine = storeMachine;
        this.link = link;
        this.port = port;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var asked = new ArrayList<Probe>();
        for (var machine : machines) {
            asked.add(new Probe.EngineProbe(machine));
            asked.add(Trials.links(machine).probe());
        }
        if (!storeMachine.isEmpty()) {
            asked.add(Trials.links(storeMachine).probe());
        }
        cluster.gather(asked);
        var engines = new LinkedHashMap<String, EngineState>();
        machines.forEach(it -> engines.put(it, cluster.engine(it)));
        var findings = new ArrayList<Finding>();
        engines.forEach((machine, engine) -> {
            findings.addAll(store(cluster, machine, engine));
            findings.addAll(advertised(cluster, machine, engine));
        });
        return findings.isEmpty() ? Verdict.of(members(cluster, engines)) : Verdict.fail(findings);
    }

    private List<Finding> store(Cluster cluster, String machine, EngineState engine) {
        if (engine.clusterStore().isEmpty()) {
            return List.of(Reason.ENGINE_STORE_ABSENT.at(machine, scheme + "://", ""));
        }
        var store = StoreUrl.of(engine.clusterStore());
        if (!store.scheme().equals(scheme)) {
            return List.of(Reason.ENGINE_STORE_SCHEME_DIFFERS.at(machine, scheme + "://", engine.clusterStore()));
        }
        var first = machines.get(0);
        var reference = cluster.engine(first).clusterStore();
        if (!reference.isEmpty() && !store.equals(StoreUrl.of(reference))) {
            return List.of(Reason.ENGINE_STORE_DIFFERS.at(
                    machine, reference, engine.clusterStore(), Map.of("reference", first)));
        }
        if (!storeMachine.isEmpty()) {
            var addresses = cluster.links(storeMachine).stream()
                    .flatMap(it -> it.addresses().stream())
                    .toList();
            if (!addresses.contains(store.host())) {
                var expected = scheme + "://" + cluster.address(storeMachine, link);
                return List.of(Reason.ENGINE_STORE_ELSEWHERE.at(
                        machine, expected, engine.clusterStore(), Map.of("store", storeMachine)));
            }
        }
        return List.of();
    }

    private List<Finding> advertised(Cluster cluster, String machine, EngineState engine) {
        var expected = cluster.address(machine, link) + ":" + port;
        if (engine.clusterAdvertise().isEmpty()) {
            return List.of(Reason.ENGINE_ADVERTISE_ABSENT.at(machine, expected, "", Map.of("interface", link)));
        }
        return engine.clusterAdvertise().equals(expected)
                ? List.of()
                : List.of(Reason.ENGINE_ADVERTISE_DIFFERS.at(
                        machine, expected, engine.clusterAdvertise(), Map.of("interface", link)));
    }

    private List<Finding> members(Cluster cluster, Map<String, EngineState> engines) {
        var trials = new LinkedHashMap<String, Trials>();
        engines.forEach((machine, engine) -> trials.put(
                machine,
                Trials.on(
                        machine, Http.command(StoreUrl.of(engine.clusterStore()).members()))));
        cluster.gather(trials.values().stream().map(Trials::probe).toList());
        var findings = new ArrayList<Finding>();
        trials.forEach((machine, trial) -> {
            var members = cluster.tried(trial).get(0).read(Http::of);
            var url = engines.getOrDefault(machine, cluster.engine(machine)).clusterStore();
            if (!isList(members)) {
                findings.add(Reason.STORE_NOT_ANSWERING.at(machine, url, members.shown()));
            } else {
                engines.forEach((name, engine) -> {
                    if (!members.body().contains("/" + engine.clusterAdvertise() + "\"")) {
                        findings.add(Reason.STORE_MEMBER_ABSENT.at(
                                name, engine.clusterAdvertise(), members.body(), Map.of("store", url)));
                    }
                });
            }
        });
        return findings.stream().distinct().toList();
    }

    /** Consul's list of keys, or its way to say that there are none; another server on the port says neither. */
    private static boolean isList(Http members) {
        return (members.status() == 200 && members.body().startsWith("["))
                || (members.status() == 404 && members.body().isEmpty());
    }
}
