package dev.overlaylab.labs.classicswarm.discovery;

import java.util.List;
import java.util.Optional;

/** Where engines make themselves known. Safe for several threads. */
public interface Discovery extends AutoCloseable {
    /**
     * Makes an engine known for as long as the discovery's time to live; to be repeated before that is over.
     *
     * @throws DiscoveryException when the store does not answer, or this discovery is a fixed list
     */
    void register(Entry entry) throws DiscoveryException;

    /** The engines known now, in the order of their addresses. */
    List<Entry> entries() throws DiscoveryException;

    /** Tells of the engines now, and again whenever they change, on a thread of its own; goes on after failures. */
    Watch watch(Watcher watcher);

    /** The store it is kept in, if it is in one; the discovery closes it. */
    Optional<KeyValueStore> store();

    /** The key below which everything of this cluster is kept, such as {@code team-a}; empty for the store's root. */
    String prefix();

    @Override
    void close();

    /** A watch that can be ended. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Hears of changes. */
    interface Watcher {
        void found(List<Entry> entries);

        /** The discovery does not answer for now; what was found last may be out of date. */
        void failed(DiscoveryException why);
    }
}
