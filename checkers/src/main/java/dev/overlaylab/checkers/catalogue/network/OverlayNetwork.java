package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;
import java.util.List;
import java.util.Optional;

/** One overlay network, the very same on every machine: full ID, scope and subnets. */
final class OverlayNetwork extends Inquiry {
    private static final String GLOBAL = "global";
    private final List<String> machines;
    private final String network;
    private final Optional<Subnet> subnet;
    private final String scope;

    OverlayNetwork(String id, Parameters it) {
        this(
                id,
                it.names("machines"),
                it.name("network"),
                it.subnet("subnet"),
                it.oneOf("scope", GLOBAL, List.of(GLOBAL, "swarm")));
    }

    /**
     * @param subnet the one it has to have; any when there is none, but the same everywhere
     * @param scope global when the engines share it by a cluster store, swarm when by their managers
     */
    private OverlayNetwork(String id, List<String> machines, String network, Optional<Subnet> subnet, String scope) {
        super(id, Text.of("check.overlay-network", "machines", String.join(", ", machines), "network", network));
        this.machines = List.copyOf(machines);
        this.network = network;
        this.subnet = subnet;
        this.scope = scope;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster.only(machines))
                .all(it -> {
                    var overlay = it.network(network, "overlay", scope).hasSameIdOnEveryHost();
                    subnet.ifPresentOrElse(
                            wanted -> overlay.hasSubnet(wanted.toString()), overlay::hasSameSubnetsOnEveryHost);
                })
                .verdict();
    }
}
