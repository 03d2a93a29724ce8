package dev.overlaylab.checkers.catalogue.store;

import dev.overlaylab.checkers.catalogue.kind.Kind;
import java.util.List;

/** The types about stores. */
public final class StoreChecks {
    /** One line a type: name, how it is made, its parameters. */
    public static final List<Kind> KINDS = List.of(
            new Kind("consul-leader", ConsulLeader::new, "machine", "port", "interface"),
            new Kind("engine-store", EngineStore::new, "machines", "scheme", "store-machine", "interface", "port"));

    private StoreChecks() {}
}
