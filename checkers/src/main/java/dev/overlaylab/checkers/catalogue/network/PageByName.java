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

    PageByName(String id, Parameters it) {
        this(
                id,
                it.name("from"),
                it.name("network"),
                it.name("name"),
                it.text("expect", NetworkChecks.PAGE),
                it.text("image", NetworkChecks.IMAGE));
    }

    private PageByName(String id, String from, String network, String name, String expect, String image) {
        super(id, Text.of("check.page-by-name", "from", from, "network", network, "name", name));
        this.from = from;
        this.network = network;
        this.name = name;
        this.expect = expect;
        this.image = image;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster)
                .all(it -> it.host(from).freshContainer(image, network).getsPageFromAnotherHost(name, expect))
                .verdict();
    }
}
