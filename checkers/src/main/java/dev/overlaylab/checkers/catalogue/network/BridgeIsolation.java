package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;

/**
 * A container on the default bridge is reached from its own host, and from another host neither by name nor by address.
 *
 * <p>Four things make the two negatives mean something. On each host the probe first serves a page to itself, so that
 * wget, TCP and the resolver's library are known to work in it. The web server must answer on its own host at the very
 * address tried. Each negative must be one of the causes that separate bridges have: the name is not known; the address
 * refuses, has no route or is silent. And the other host has the same subnet of its own, so its own container may live
 * at that address: an answer from there is another container's, which the host's list of containers shows.
 */
final class BridgeIsolation extends Inquiry {
    private final String machine;
    private final String container;
    private final String from;
    private final String expect;
    private final String image;

    BridgeIsolation(String id, Parameters it) {
        this(
                id,
                it.name("machine"),
                it.name("container"),
                it.nameOtherThan("from", it.name("machine")),
                it.text("expect", NetworkChecks.PAGE),
                it.text("image", NetworkChecks.IMAGE));
    }

    private BridgeIsolation(String id, String machine, String container, String from, String expect, String image) {
        super(id, Text.of("check.bridge-isolation", "machine", machine, "container", container, "from", from));
        this.machine = machine;
        this.container = container;
        this.from = from;
        this.expect = expect;
        this.image = image;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster)
                .all(it -> it.host(machine)
                        .container(container)
                        .bridgePage(expect, image)
                        .isNotReachedFrom(from))
                .verdict();
    }
}
