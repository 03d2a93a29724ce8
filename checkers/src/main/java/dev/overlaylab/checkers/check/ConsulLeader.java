package dev.overlaylab.checkers.check;

import dev.overlaylab.i18n.Text;

/** Consul answers on the machine's port, to other machines as well, and has elected a leader; however it was started. */
final class ConsulLeader extends Inquiry {
    private final String machine;
    private final int port;
    private final String link;

    ConsulLeader(String id, String machine, int port, String link) {
        super(id, Text.of("check.consul-leader", "machine", machine, "port", port));
        this.machine = machine;
        this.port = port;
        this.link = link;
    }

    @Override
    Verdict conclude(Answers answers) {
        var address = answers.address(machine, link) + ":" + port;
        var loopback = "127.0.0.1:" + port;
        var trials = answers.tried(Trials.on(machine, leaderAt(address), leaderAt(loopback)));
        var outside = Http.of(trials.get(0));
        if (!outside.answered()) {
            var reason = Http.of(trials.get(1)).answered() ? Reason.CONSUL_ONLY_LOOPBACK : Reason.CONSUL_NOT_ANSWERING;
            throw reason.settles(machine, address, outside.shown());
        }
        var leader = outside.body();
        if (leader.equals("\"\"")
                || leader.startsWith("No known Consul servers")
                || leader.equals("No cluster leader")) {
            throw Reason.CONSUL_NO_LEADER.settles(machine, "", outside.shown());
        }
        if (outside.status() != 200 || !leader.matches("\"[^\"\\s]+:\\d+\"")) {
            throw Reason.CONSUL_NOT_CONSUL.settles(machine, address, outside.shown());
        }
        return Verdict.pass();
    }

    private static String leaderAt(String address) {
        return Http.command("http://" + address + "/v1/status/leader");
    }
}
