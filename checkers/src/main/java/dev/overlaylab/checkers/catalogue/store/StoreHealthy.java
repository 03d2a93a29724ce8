package dev.overlaylab.checkers.catalogue.store;

import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.fact.StoreHealth;
import dev.overlaylab.checkers.fact.StoreHealth.Kind;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.checkers.inquiry.Trials;
import dev.overlaylab.i18n.Text;

/** A key-value store answers on the machine's port, to other machines as well, and can store; however it was started. */
final class StoreHealthy extends Inquiry {
    private final String machine;
    private final String scheme;
    private final int port;
    private final String link;

    StoreHealthy(String id, Parameters it) {
        super(
                id,
                Text.of(
                        "check.store-healthy",
                        "machine",
                        it.name("machine"),
                        "scheme",
                        it.oneOf("scheme", "consul", StoreChecks.SCHEMES)));
        machine = it.name("machine");
        scheme = it.oneOf("scheme", "consul", StoreChecks.SCHEMES);
        port = it.number("port", StoreHealth.PORTS.getOrDefault(scheme, 8500), 1, 65535);
        link = it.name("interface", "eth1");
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        var address = cluster.address(machine, link) + ":" + port;
        var trials = cluster.tried(Trials.on(
                machine, StoreHealth.command(scheme, address), StoreHealth.command(scheme, "127.0.0.1:" + port)));
        var outside = trials.get(0).read(StoreHealth.of(scheme));
        var expected = scheme + "://" + address;
        return switch (outside.kind()) {
            case HEALTHY -> Verdict.pass();
            case NO_LEADER -> throw Reason.STORE_NO_LEADER.fails(machine, expected, outside.shown());
            case ANOTHER_SERVER -> throw Reason.STORE_ANOTHER_SERVER.fails(machine, expected, outside.shown());
            case NO_ANSWER -> {
                var inside = trials.get(1).read(StoreHealth.of(scheme));
                var reason = inside.kind() == Kind.NO_ANSWER ? Reason.STORE_NOT_ANSWERING : Reason.STORE_ONLY_LOOPBACK;
                throw reason.fails(machine, expected, outside.shown());
            }
        };
    }
}
