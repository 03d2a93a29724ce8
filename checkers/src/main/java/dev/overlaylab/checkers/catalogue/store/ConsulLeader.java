package dev.overlaylab.checkers.catalogue.store;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;

/** Consul cluster on the machine's port, to other machines as well, and has elected a leader; however it was started. */
final class ConsulLeader extends Inquiry {
    private final String machine;
    private final int port;
    private final String link;

    ConsulLeader(String id, Parameters it) {
        this(id, it.name("machine"), it.number("port", 8500, 1, 65535), it.name("interface", "eth1"));
    }

    private ConsulLeader(String id, String machine, int port, String link) {
        super(id, Text.of("check.consul-leader", "machine", machine, "port", port));
        this.machine = machine;
        this.port = port;
        this.link = link;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster)
                .all(it -> it.host(machine).consul(link, port).hasLeader())
                .verdict();
    }
}
