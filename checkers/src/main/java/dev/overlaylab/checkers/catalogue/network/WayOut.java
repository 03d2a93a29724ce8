package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;

/**
 * A container reaches another machine's own address, by the gateway bridge.
 *
 * <p>That a reply comes back shows the masquerading too: the other machine has no route to the container's address.
 */
final class WayOut extends Inquiry {
    private static final String GATEWAY = "docker_gwbridge";
    private final String machine;
    private final String container;
    private final String to;
    private final String link;

    WayOut(String id, Parameters it) {
        this(
                id,
                it.name("machine"),
                it.name("container"),
                it.nameOtherThan("to", it.name("machine")),
                it.name("interface", "eth1"));
    }

    private WayOut(String id, String machine, String container, String to, String link) {
        super(id, Text.of("check.way-out", "machine", machine, "container", container, "to", to));
        this.machine = machine;
        this.container = container;
        this.to = to;
        this.link = link;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster)
                .all(it -> it.host(machine).container(container).wayTo(to, link).leadsOver(GATEWAY))
                .verdict();
    }
}
