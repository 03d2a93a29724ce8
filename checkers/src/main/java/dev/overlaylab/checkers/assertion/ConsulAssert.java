package dev.overlaylab.checkers.assertion;

import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Http;
import dev.overlaylab.checkers.inquiry.Trials;
import java.util.List;

/** Assertions about a Consul server, asked as other machines ask it; however it was started. */
public final class ConsulAssert extends FactAssert<ConsulAssert> {
    private final String host;
    private final String link;
    private final int port;

    ConsulAssert(HostAssert whole, String link, int port) {
        super(whole, ConsulAssert.class);
        this.host = whole.host;
        this.link = link;
        this.port = port;
    }

    /**
     * It answers at the host's address, and has elected a leader.
     *
     * <pre>{@code
     * // passes
     * assertThat(cluster).host("mh-keystore").consul("eth1", 8500).hasLeader();
     * // fails with consul.not-answering
     * assertThat(cluster).host("mhs-demo0").consul("eth1", 8500).hasLeader();
     * }</pre>
     */
    public ConsulAssert hasLeader() {
        return holds(() -> {
            var address = cluster.address(host, link) + ":" + port;
            var trials = cluster.tried(Trials.on(host, leaderAt(address), leaderAt("127.0.0.1:" + port)));
            var outside = trials.get(0).read(Http::of);
            if (!outside.answered()) {
                var inside = trials.get(1).read(Http::of);
                var reason = inside.answered() ? Reason.CONSUL_ONLY_LOOPBACK : Reason.CONSUL_NOT_ANSWERING;
                return List.of(reason.at(host, address, outside.shown()));
            }
            return leader(outside, address);
        });
    }

    private List<Finding> leader(Http answer, String address) {
        var leader = answer.body();
        if (leader.equals("\"\"")
                || leader.startsWith("No known Consul servers")
                || leader.equals("No cluster leader")) {
            return List.of(Reason.CONSUL_NO_LEADER.at(host, "", answer.shown()));
        }
        return answer.status() == 200 && leader.matches("\"[^\"\\s]+:\\d+\"")
                ? List.of()
                : List.of(Reason.CONSUL_NOT_CONSUL.at(host, address, answer.shown()));
    }

    private static String leaderAt(String address) {
        return Http.command("http://" + address + "/v1/status/leader");
    }
}
