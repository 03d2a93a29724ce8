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
        return Judgement.of(cluster.only(machines))
                .all(it -> {
                    var overlay = it.overlayNetwork(network).hasSameIdOnEveryHost();
                    subnet.ifPresentOrElse(
                            wanted -> overlay.hasSubnet(wanted.toString()), overlay::hasSameSubnetsOnEveryHost);
                })
                .verdict();
    }
}
