package dev.overlaylab.checkers.catalogue.store;

import dev.overlaylab.checkers.assertion.Judgement;
import dev.overlaylab.checkers.catalogue.kind.Parameters;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.inquiry.Cluster;
import dev.overlaylab.checkers.inquiry.Inquiry;
import dev.overlaylab.i18n.Text;
import java.util.List;

/** All engines use one cluster store, advertise themselves by the right interface, and are known to the store. */
final class EngineStore extends Inquiry {
    private final List<String> machines;
    private final String scheme;
    private final String storeMachine;
    private final String link;
    private final int port;

    EngineStore(String id, Parameters it) {
        this(
                id,
                it.names("machines"),
                it.oneOf("scheme", "consul", StoreChecks.SCHEMES),
                it.name("store-machine", ""),
                it.name("interface", "eth1"),
                it.number("port", 2376, 1, 65535));
    }

    /** @param storeMachine where the store has to be; empty for anywhere */
    private EngineStore(String id, List<String> machines, String scheme, String storeMachine, String link, int port) {
        super(id, Text.of("check.engine-store", "machines", String.join(", ", machines), "scheme", scheme));
        this.machines = List.copyOf(machines);
        this.scheme = scheme;
        this.storeMachine = storeMachine;
        this.link = link;
        this.port = port;
    }

    @Override
    protected Verdict conclude(Cluster cluster) {
        return Judgement.of(cluster.only(machines))
                .all(it -> {
                    if (storeMachine.isEmpty()) {
                        it.engines().shareOneStore(scheme);
                    } else {
                        it.engines().shareOneStoreOn(storeMachine, link, scheme);
                    }
                    it.engines().advertise(link, port);
                })
                .all(it -> it.engines().knowEachOtherByStore(scheme))
                .verdict();
    }
}
