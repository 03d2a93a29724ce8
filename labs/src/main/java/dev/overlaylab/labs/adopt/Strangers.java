package dev.overlaylab.labs.adopt;

import dev.overlaylab.labs.inventory.InventoryHost;

/** Decides about hosts whose key nobody knows yet. Asked by one thread at a time. */
@FunctionalInterface
public interface Strangers {
    /** Nobody is let in. */
    Strangers REFUSED = (host, fingerprint) -> false;

    /** Whether a host with this fingerprint is the one that is meant. */
    boolean accept(InventoryHost host, String fingerprint);
}
