package dev.overlaylab.checkers.catalogue.store;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.Http;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trial;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A store and its page are not to be had at a machine's public address, but at its end of an SSH tunnel.
 *
 * <p>Without {@code from}, the machine asks at its own public address: only a refusal shows then that nothing listens
 * there. With it, another machine asks, and a firewall's silence counts as well; that the public address is reached at
 * all is shown by a ping. The control for both is that the store does answer at the loopback address, where a tunnel
 * ends: a store that has died is not private.
 */
final class StorePrivate extends Inquiry {
    private final String machine;
    private final int port;
    private final String publicLink;
    private final String privateLink;
    private final String path;
    private final String from;
    private final String tunnel;
    private final int tunnelPort;

    StorePrivate(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.store-private",
                        "machine",
                        it.name("machine"),
                        "port",
                        it.number("port", 8500, 1, 65535),
                        "interface",
                        it.name("public", "eth0")));
        machine = it.name("machine");
        port = it.number("port", 8500, 1, 65535);
        publicLink = it.name("public", "eth0");
        privateLink = it.name("private", "eth1");
        path = it.path("path");
        from = it.name("from", machine);
        tunnel = it.name("tunnel", "");
        tunnelPort = it.number("tunnel-port", port, 1, 65535);
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        cluster.gather(Trials.links(machine).probe(), Trials.links(from).probe());
        var open = cluster.address(machine, publicLink);
        var reached = cluster.links(from).stream().flatMap(it -> it.addresses().stream());
        var itself = from.equals(machine);
        var inside = Trials.on(machine, Http.command("http://127.0.0.1:" + port + path));
        var outside = Trials.on(
                from, Http.command("http://" + open + ":" + port + path), "exec ping -n -c 2 -i 0.2 -W 2 " + open);
        var through = Trials.on(tunnel, Http.command("http://127.0.0.1:" + tunnelPort + path));
        var asked = new ArrayList<Probe>(List.of(inside.probe(), outside.probe()));
        if (!tunnel.isEmpty()) {
            asked.add(through.probe());
        }
        cluster.gather(asked);
        page(cluster.tried(inside).get(0));
        var answers = cluster.tried(outside);
        if (!itself && reached.anyMatch(open::equals)) {
            throw answers.get(1).failedAsControl();
        }
        closed(answers, open + ":" + port, itself);
        if (!tunnel.isEmpty()) {
            tunnelled(cluster.tried(through).get(0));
        }
        return Verdict.pass();
    }

    private void page(Trial inside) {
        var http = inside.read(Http::of);
        if (!http.answered()) {
            throw Reason.STORE_NOT_ANSWERING.fails(machine, "127.0.0.1:" + port, http.shown());
        }
        if (http.status() >= 400) {
            throw Reason.STORE_PAGE_ABSENT.fails(machine, path, http.shown());
        }
    }

    private void closed(List<Trial> answers, String authority, boolean itself) {
        var http = answers.get(0).read(Http::of);
        if (http.answered()) {
            throw Reason.STORE_PUBLIC.fails(
                    machine, "", http.shown(), Map.of("address", authority, "private", privateLink));
        }
        if (http.problem().contains("refused")) {
            return;
        }
        if (itself || !http.problem().contains("timed out")) {
            throw answers.get(0).failedAsControl();
        }
        answers.get(1).requireAsControl();
    }

    private void tunnelled(Trial through) {
        var http = through.read(Http::of);
        if (!http.answered() || http.status() >= 400) {
            throw Reason.STORE_TUNNEL_ABSENT.fails(
                    tunnel, "127.0.0.1:" + tunnelPort, http.shown(), Map.of("machine", machine));
        }
    }
}
