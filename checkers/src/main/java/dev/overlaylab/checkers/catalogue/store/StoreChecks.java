package dev.overlaylab.checkers.catalogue.store;

import dev.overlaylab.checkers.catalogue.kind.Kind;
import java.util.List;

/** The types about stores. */
public final class StoreChecks {
    /** The stores that engines of this generation know. */
    static final List<String> SCHEMES = List.of("consul", "etcd", "zk");

    /** One line a type: name, how it is made, its parameters. */
    public static final List<Kind> KINDS = List.of(
            new Kind("consul-leader", ConsulLeader::new, "machine", "port", "interface"),
            new Kind("engine-store", EngineStore::new, "machines", "scheme", "store-machine", "interface", "port"),
            new Kind("store-healthy", StoreHealthy::new, "machine", "scheme", "port", "interface"),
            new Kind("store-members", ConsulMembers::new, "machines", "port", "interface"),
            new Kind(
                    "store-private",
                    StorePrivate::new,
                    "machine",
                    "port",
                    "public",
                    "private",
                    "path",
                    "from",
                    "tunnel",
                    "tunnel-port"));

    private StoreChecks() {}
}
