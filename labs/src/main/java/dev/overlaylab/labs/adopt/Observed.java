package dev.overlaylab.labs.adopt;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.inventory.InventoryHost;
import java.util.Optional;

/** A host after we looked at it: what it said, or why it said nothing. */
public record Observed(
        InventoryHost host, Optional<SshAddress> address, Optional<HostFacts> facts, Optional<Problem> trouble) {
    static Observed seen(InventoryHost host, SshAddress address, HostFacts facts) {
        return new Observed(host, Optional.of(address), Optional.of(facts), Optional.empty());
    }

    static Observed silent(InventoryHost host, Problem trouble) {
        return new Observed(host, Optional.empty(), Optional.empty(), Optional.of(trouble));
    }
}
