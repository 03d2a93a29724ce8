package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One overlay network, the very same on every machine: full ID, scope and subnets. */
final class OverlayNetwork extends Inquiry {
    private final List<String> machines;
    private final String network;
    private final Optional<Subnet> subnet;

    OverlayNetwork(String id, Parameters it) {
        this(id, it.names("machines"), it.name("network"), it.subnet("subnet"));
    }

    /** @param subnet the one it has to have; any when there is none, but the same everywhere */
    private OverlayNetwork(String id, List<String> machines, String network, Optional<Subnet> subnet) {
        super(id, Text.of("check.overlay-network", "machines", String.join(", ", machines), "network", network));
        this.machines = List.copyOf(machines);
        this.network = network;
        this.subnet = subnet;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(machines.stream().map(Probe.NetworksProbe::new).toList());
        var findings = new ArrayList<Finding>();
        var overlays = new LinkedHashMap<String, NetworkState>();
        for (var machine : machines) {
            var named = cluster.networks(machine).stream()
                    .filter(it -> it.name().equals(network))
                    .toList();
            if (named.size() != 1) {
                findings.add(notOne(machine, named));
            } else if (!named.get(0).driver().equals("overlay")) {
                findings.add(Reason.NETWORK_DRIVER_DIFFERS.at(
                        machine, "overlay", named.get(0).driver(), details()));
            } else if (!named.get(0).scope().equals("global")) {
                findings.add(Reason.NETWORK_SCOPE_DIFFERS.at(
                        machine, "global", named.get(0).scope(), details()));
            } else {
                overlays.put(machine, named.get(0));
            }
        }
        findings.addAll(differences(overlays));
        return Verdict.of(findings);
    }

    private Finding notOne(String machine, List<NetworkState> named) {
        var ids = String.join(", ", named.stream().map(NetworkState::id).toList());
        return (named.isEmpty() ? Reason.NETWORK_ABSENT : Reason.NETWORK_AMBIGUOUS)
                .at(machine, network, ids, details());
    }

    private List<Finding> differences(Map<String, NetworkState> overlays) {
        var findings = new ArrayList<Finding>();
        overlays.entrySet().stream().findFirst().ifPresent(reference -> {
            var same = reference.getValue();
            overlays.forEach((machine, it) -> {
                if (!it.id().equals(same.id())) {
                    findings.add(Reason.NETWORK_ID_DIFFERS.at(
                            machine, same.id(), it.id(), Map.of("network", network, "reference", reference.getKey())));
                }
                var expected = subnet.map(List::of).orElse(subnets(same));
                if (!subnets(it).equals(expected)) {
                    findings.add(
                            Reason.NETWORK_SUBNET_DIFFERS.at(machine, shown(expected), shown(subnets(it)), details()));
                }
            });
        });
        return findings;
    }

    private static List<Subnet> subnets(NetworkState state) {
        return state.subnets().stream().flatMap(it -> Subnet.of(it).stream()).toList();
    }

    private static String shown(List<Subnet> subnets) {
        return String.join(", ", subnets.stream().map(Subnet::toString).toList());
    }

    private Map<String, String> details() {
        return Map.of("network", network);
    }
}
