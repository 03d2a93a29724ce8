package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.StoreMembers;
import dev.overlaylab.checkers.fact.StoreUrl;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.probe.Probe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Assertions about all engines of a cluster and the key-value store that they share. */
public final class EnginesAssert extends FactAssert<EnginesAssert> {
    private final List<String> hosts;

    EnginesAssert(ClusterAssert whole) {
        super(whole, EnginesAssert.class);
        this.hosts = ClusterAssert.everyHost(cluster);
    }

    /**
     * Every engine has a cluster store of this scheme, such as {@code consul}, and it is the first engine's.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).engines().shareOneStore("consul");
     * // fails with engine.store-scheme-differs
     * assertThat(cluster).engines().shareOneStore("etcd");
     * }</pre>
     */
    public EnginesAssert shareOneStore(String scheme) {
        return everyEngine((host, engine) -> store(host, engine, scheme));
    }

    /**
     * That one store is, by its address, on this machine; {@code link} is the interface to name when it is not.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).engines().shareOneStoreOn("mh-keystore", "eth1", "consul");
     * // fails with engine.store-elsewhere
     * assertThat(cluster).engines().shareOneStoreOn("mhs-demo1", "eth1", "consul");
     * }</pre>
     */
    public EnginesAssert shareOneStoreOn(String machine, String link, String scheme) {
        return holds(() -> {
            gatherEngines(Trials.links(machine).probe());
            return eachEngine((host, engine) -> {
                var faults = store(host, engine, scheme);
                if (!faults.isEmpty()) {
                    return faults;
                }
                var store = StoreUrl.of(engine.clusterStore());
                var addresses = cluster.links(machine).stream()
                        .flatMap(it -> it.addresses().stream())
                        .toList();
                if (addresses.contains(store.host())) {
                    return List.of();
                }
                var expected = scheme + "://" + cluster.address(machine, link);
                return List.of(Reason.ENGINE_STORE_ELSEWHERE.at(
                        host, expected, engine.clusterStore(), Map.of("store", machine)));
            });
        });
    }

    /**
     * Every engine advertises its own host's address on this interface, with this port.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).engines().advertise("eth1", 2376);
     * // fails with engine.advertise-differs
     * assertThat(cluster).engines().advertise("eth0", 2376);
     * }</pre>
     */
    public EnginesAssert advertise(String link, int port) {
        return holds(() -> {
            gatherEngines(hosts.stream().map(it -> Trials.links(it).probe()).toArray(Probe[]::new));
            return eachEngine((host, engine) -> {
                var expected = cluster.address(host, link) + ":" + port;
                var actual = engine.clusterAdvertise();
                if (actual.equals(expected)) {
                    return List.of();
                }
                var reason = actual.isEmpty() ? Reason.ENGINE_ADVERTISE_ABSENT : Reason.ENGINE_ADVERTISE_DIFFERS;
                return List.of(reason.at(host, expected, actual, Map.of("interface", link)));
            });
        });
    }

    /**
     * Every engine finds every engine of the cluster in the list that its store keeps: consul, etcd or zk.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).engines().knowEachOtherByStore("consul");
     * // fails with engine.store-scheme-differs
     * assertThat(cluster).engines().knowEachOtherByStore("etcd");
     * }</pre>
     */
    public EnginesAssert knowEachOtherByStore(String scheme) {
        return holds(() -> {
            gatherEngines();
            var without = eachEngine((host, engine) -> store(host, engine, scheme));
            if (!without.isEmpty()) {
                return without;
            }
            var trials = new LinkedHashMap<String, Trials>();
            hosts.forEach(it -> trials.put(
                    it,
                    Trials.on(
                            it,
                            StoreMembers.command(StoreUrl.of(cluster.engine(it).clusterStore())))));
            cluster.gather(trials.values().stream().map(Trials::probe).toList());
            var findings = new ArrayList<Finding>();
            trials.forEach((host, asked) ->
                    findings.addAll(members(host, cluster.tried(asked).get(0).read(StoreMembers.of(scheme)))));
            return findings.stream().distinct().toList();
        });
    }

    /**
     * Every engine finds every engine of the cluster in the list that its Consul store keeps.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).engines().knowEachOtherByConsul();
     * // fails with engine.store-absent
     * assertThat(cluster).onHosts("mh-keystore", "mhs-demo0").engines().knowEachOtherByConsul();
     * }</pre>
     */
    public EnginesAssert knowEachOtherByConsul() {
        return knowEachOtherByStore("consul");
    }

    private List<Finding> members(String asking, StoreMembers members) {
        var url = cluster.engine(asking).clusterStore();
        var listed = members.listed();
        if (listed.isEmpty()) {
            return List.of(Reason.STORE_NOT_ANSWERING.at(asking, url, members.shown()));
        }
        return eachEngine((host, engine) -> listed.get().contains(engine.clusterAdvertise())
                ? List.of()
                : List.of(Reason.STORE_MEMBER_ABSENT.at(
                        host, engine.clusterAdvertise(), members.shown(), Map.of("store", url))));
    }

    private List<Finding> store(String host, EngineState engine, String scheme) {
        if (engine.clusterStore().isEmpty()) {
            return List.of(Reason.ENGINE_STORE_ABSENT.at(host, scheme + "://", ""));
        }
        var store = StoreUrl.of(engine.clusterStore());
        if (!store.scheme().equals(scheme)) {
            return List.of(Reason.ENGINE_STORE_SCHEME_DIFFERS.at(host, scheme + "://", engine.clusterStore()));
        }
        return reference()
                .filter(it -> !store.equals(StoreUrl.of(it)))
                .map(it -> List.of(Reason.ENGINE_STORE_DIFFERS.at(
                        host, it, engine.clusterStore(), Map.of("reference", hosts.get(0)))))
                .orElse(List.of());
    }

    /** The first engine's store, when it has one. */
    private Optional<String> reference() {
        return Optional.of(cluster.engine(hosts.get(0)).clusterStore()).filter(it -> !it.isEmpty());
    }

    private EnginesAssert everyEngine(BiFunction<String, EngineState, List<Finding>> faults) {
        return holds(() -> {
            gatherEngines();
            return eachEngine(faults);
        });
    }

    private List<Finding> eachEngine(BiFunction<String, EngineState, List<Finding>> faults) {
        var findings = new ArrayList<Finding>();
        hosts.forEach(it -> findings.addAll(faults.apply(it, cluster.engine(it))));
        return findings;
    }

    private void gatherEngines(Probe... andMore) {
        var probes = new ArrayList<Probe>(List.of(andMore));
        hosts.forEach(it -> probes.add(new Probe.EngineProbe(it)));
        cluster.gather(probes);
    }
}
