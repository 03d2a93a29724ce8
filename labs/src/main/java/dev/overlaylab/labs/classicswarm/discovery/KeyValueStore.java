package dev.overlaylab.labs.classicswarm.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a cluster wants of Consul, etcd or ZooKeeper. Keys have no slash in front. Safe for several threads. */
public interface KeyValueStore extends AutoCloseable {
    /** Writes a value that goes when it is not written again within its time to live. */
    void putFor(Duration timeToLive, String key, String value) throws DiscoveryException;

    /**
     * The values one level below a key, as soon as something there has changed since a moment, or patience ends.
     *
     * @param since {@link Values#moment()} of an earlier answer; {@link #NOW} for an answer at once
     */
    Values below(String key, long since, Duration patience) throws DiscoveryException, InterruptedException;

    /** A value, if there is one. */
    Optional<String> get(String key) throws DiscoveryException;

    /**
     * Waits until nobody else holds the lock, and takes it with this value.
     *
     * @param timeToLive after which the lock of a holder that died is free
     */
    Lock lock(String key, String value, Duration timeToLive) throws DiscoveryException, InterruptedException;

    @Override
    void close();

    /** The moment before everything. */
    long NOW = -1;

    /** Values at a moment of the store's own counting. */
    record Values(List<String> values, long moment) {
        public Values {
            values = List.copyOf(values);
        }
    }

    /** A lock that is held, and kept alive. */
    interface Lock extends AutoCloseable {
        /** Waits until the lock is lost; returns at once when it was given back. */
        void awaitLoss() throws InterruptedException;

        /** Gives it back. */
        @Override
        void close();
    }
}
