package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every machine has the bridge by which overlay containers get out: local, masquerading, no traffic between containers. */
final class GatewayBridge extends Inquiry {
    /** Options with the value wanted, and the one that the bridge driver takes when the option is not there. */
    private static final List<Option> OPTIONS = List.of(
            new Option("com.docker.network.bridge.enable_icc", "false", "true"),
            new Option("com.docker.network.bridge.enable_ip_masquerade", "true", "true"));

    private final List<String> machines;
    private final String name;

    GatewayBridge(String id, Parameters it) {
        this(id, it.names("machines"), it.name("network", "docker_gwbridge"));
    }

    private GatewayBridge(String id, List<String> machines, String name) {
        super(id, Text.of("check.gateway-bridge", "machines", String.join(", ", machines), "network", name));
        this.machines = List.copyOf(machines);
        this.name = name;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(machines.stream().map(Probe.NetworksProbe::new).toList());
        var bridges = new LinkedHashMap<String, NetworkState>();
        var findings = new ArrayList<Finding>();
        for (var machine : machines) {
            cluster.networks(machine).stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            it -> bridges.put(machine, it),
                            () -> findings.add(Reason.NETWORK_ABSENT.at(machine, name, "")));
        }
        bridges.forEach((machine, bridge) -> findings.addAll(faults(machine, bridge)));
        return Verdict.of(findings);
    }

    private List<Finding> faults(String machine, NetworkState bridge) {
        if (!bridge.driver().equals("bridge")) {
            return List.of(
                    Reason.NETWORK_DRIVER_DIFFERS.at(machine, "bridge", bridge.driver(), Map.of("network", name)));
        }
        if (!bridge.scope().equals("local")) {
            return List.of(Reason.NETWORK_SCOPE_DIFFERS.at(machine, "local", bridge.scope(), Map.of("network", name)));
        }
        return OPTIONS.stream()
                .filter(it -> !it.in(bridge).equals(it.wanted()))
                .map(it -> Reason.NETWORK_OPTION_DIFFERS.at(
                        machine, it.wanted(), it.in(bridge), Map.of("network", name, "option", it.name())))
                .toList();
    }

    private record Option(String name, String wanted, String otherwise) {
        String in(NetworkState bridge) {
            return bridge.options().getOrDefault(name, otherwise);
        }
    }
}
