package dev.overlaylab.checkers.catalogue.container;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;

/** A container's resolver asks the engine's embedded DNS first, for every name. */
final class EmbeddedDns extends Inquiry {
    private final String machine;
    private final String container;
    private final String server;

    EmbeddedDns(String id, Parameters it) {
        this(id, it.name("machine"), it.name("container"), it.text("server", "127.0.0.11"));
    }

    private EmbeddedDns(String id, String machine, String container, String server) {
        super(id, Text.of("check.embedded-dns", "machine", machine, "container", container, "server", server));
        this.machine = machine;
        this.container = container;
        this.server = server;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster)
                .all(it -> it.host(machine).container(container).resolver().asksFirst(server))
                .all(it -> it.host(machine).container(container).resolver().asksForNamesAsTheyAre())
                .verdict();
    }
}
