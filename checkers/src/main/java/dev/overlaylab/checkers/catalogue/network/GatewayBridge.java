package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;
import java.util.List;

/** Every machine has the bridge by which overlay containers get out: local, masquerading, no traffic between containers. */
final class GatewayBridge extends Inquiry {
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
        return Judgement.of(cluster.only(machines))
                .all(it -> it.bridgeNetwork(name)
                        .hasOption("com.docker.network.bridge.enable_icc", "false", "true")
                        .hasOption("com.docker.network.bridge.enable_ip_masquerade", "true", "true"))
                .verdict();
    }
}
