package dev.overlaylab.labs.classicswarm.discovery;

import java.util.Optional;

/** A discovery that is only read: somebody else writes the list, and it is in no store. */
interface ReadDiscovery extends Discovery {
    @Override
    default void register(Entry entry) throws DiscoveryException {
        throw new DiscoveryException("not implemented in this discovery service");
    }

    @Override
    default Optional<KeyValueStore> store() {
        return Optional.empty();
    }

    @Override
    default String prefix() {
        return "";
    }

    @Override
    default void close() {}
}
