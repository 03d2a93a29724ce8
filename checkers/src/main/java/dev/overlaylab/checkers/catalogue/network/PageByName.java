package dev.overlaylab.checkers.catalogue.network;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;

/** A fresh container on another host gets the page of a container by its name, over the network. */
final class PageByName extends Inquiry {
    private final String from;
    private final String network;
    private final String name;
    private final String expect;
    private final String image;
    private final String to;

    PageByName(String id, Parameters it) {
        this(
                id,
                it.name("from"),
                it.name("network"),
                it.name("name"),
                it.text("expect", NetworkChecks.PAGE),
                it.text("image", NetworkChecks.IMAGE),
                it.nameOtherThan("to", "", it.name("from")));
    }

    /** @param to where the container is to run, for the diagnosis of a failure; empty when the lab does not say */
    private PageByName(String id, String from, String network, String name, String expect, String image, String to) {
        super(id, Text.of("check.page-by-name", "from", from, "network", network, "name", name));
        this.from = from;
        this.network = network;
        this.name = name;
        this.expect = expect;
        this.image = image;
        this.to = to;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster)
                .all(it -> {
                    var fresh = it.host(from).freshContainer(image, network);
                    if (to.isEmpty()) {
                        fresh.getsPageFromAnotherHost(name, expect);
                    } else {
                        fresh.getsPageFrom(to, name, expect);
                    }
                })
                .verdict();
    }
}
