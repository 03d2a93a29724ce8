package dev.overlaylab.checkers.catalogue.store;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Http;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trials;
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
        var address = cluster.address(machine, link) + ":" + port;
        var loopback = "127.0.0.1:" + port;
        var trials = cluster.tried(Trials.on(machine, leaderAt(address), leaderAt(loopback)));
        var outside = trials.get(0).read(Http::of);
        if (!outside.answered()) {
            var reason =
                    trials.get(1).read(Http::of).answered() ? Reason.CONSUL_ONLY_LOOPBACK : Reason.CONSUL_NOT_ANSWERING;
            throw reason.fails(machine, address, outside.shown());
        }
        var leader = outside.body();
        if (leader.equals("\"\"")
                || leader.startsWith("No known Consul servers")
                || leader.equals("No cluster leader")) {
            throw Reason.CONSUL_NO_LEADER.fails(machine, "", outside.shown());
        }
        if (outside.status() != 200 || !leader.matches("\"[^\"\\s]+:\\d+\"")) {
            throw Reason.CONSUL_NOT_CONSUL.fails(machine, address, outside.shown());
        }
        return Verdict.pass();
    }

    private static String leaderAt(String address) {
        return Http.command("http://" + address + "/v1/status/leader");
    }
}
