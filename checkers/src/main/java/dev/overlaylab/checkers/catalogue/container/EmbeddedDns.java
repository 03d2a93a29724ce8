package dev.overlaylab.checkers.catalogue.container;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Resolver;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Inside;
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
        cluster.running(machine, container);
        var where = machine + "/" + container;
        var resolver = cluster.tried(Inside.of(machine, container))
                .get(Inside.RESOLVER)
                .read(Resolver::of);
        if (resolver.servers().isEmpty() || !resolver.servers().get(0).equals(server)) {
            throw Reason.DNS_SERVER_DIFFERS.fails(where, server, String.join(", ", resolver.servers()));
        }
        if (!resolver.options().contains("ndots:0")) {
            throw Reason.DNS_NDOTS_DIFFERS.fails(where, "ndots:0", String.join(" ", resolver.options()));
        }
        return Verdict.pass();
    }
}
