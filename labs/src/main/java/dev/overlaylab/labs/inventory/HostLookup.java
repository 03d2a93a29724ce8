package dev.overlaylab.labs.inventory;

/** Finds hosts by name, as {@code ssh NAME} would with the same configuration. */
@FunctionalInterface
public interface HostLookup {
    /**
     * The way to a host.
     *
     * @throws dev.overlaylab.i18n.Problem when the list does not have it, or is not clear about it
     */
    InventoryHost named(String name);
}
