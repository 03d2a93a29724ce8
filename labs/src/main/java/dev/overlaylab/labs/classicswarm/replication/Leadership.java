package dev.overlaylab.labs.classicswarm.replication;

import dev.overlaylab.labs.classicswarm.discovery.Discovery;
import dev.overlaylab.labs.classicswarm.discovery.DiscoveryException;
import dev.overlaylab.labs.classicswarm.discovery.KeyValueStore;
import java.io.IOException;
import java.time.Duration;

/** One master's part in finding out who leads: a candidate that never gives up, and a follower of whoever won. */
public final class Leadership implements AutoCloseable {
    /** Where the leader's address is, below the discovery's prefix. */
    static final String KEY = "docker/swarm/leader";

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final KeyValueStore store;
    private final String key;
    private final String address;
    private final Duration timeToLive;
    private final Listener listener;
    private final Thread candidate;
    private final Thread follower;
    private volatile boolean leading;
    private volatile boolean closed;
    private volatile String leader = "";

    /** Hears who leads. Called by threads of the leadership's own. */
    public interface Listener {
        void elected();

        void deposed();

        /** Another master leads, or this one. */
        void follows(String leader);

        /** The store does not answer for now. */
        void failed(IOException why);
    }

    /**
     * Begins to stand for election.
     *
     * @param address where the other masters reach this one
     * @param timeToLive after which a leader that died is succeeded
     * @throws DiscoveryException when the discovery is in no store
     */
    public static Leadership begin(Discovery discovery, String address, Duration timeToLive, Listener listener)
            throws DiscoveryException {
        var store = discovery
                .store()
                .orElseThrow(() -> new DiscoveryException(
                        "Leader election is only supported with consul, etcd and zookeeper discovery."));
        var key = discovery.prefix().isEmpty() ? KEY : discovery.prefix() + "/" + KEY;
        var leadership = new Leadership(store, key, address, timeToLive, listener);
        leadership.candidate.start();
        leadership.follower.start();
        return leadership;
    }

    private Leadership(KeyValueStore store, String key, String address, Duration timeToLive, Listener listener) {
        this.store = store;
        this.key = key;
        this.address = address;
        this.timeToLive = timeToLive;
        this.listener = listener;
        this.candidate = new Thread(this::stand, "leader-candidate");
        this.follower = new Thread(this::follow, "leader-follower");
        candidate.setDaemon(true);
        follower.setDaemon(true);
    }

    public boolean leads() {
        return leading;
    }

    /** The leader's address; empty as long as nobody is known to lead. */
    public String leader() {
        return leader;
    }

    private void stand() {
        while (!closed) {
            try (var lock = store.lock(key, address, timeToLive)) {
                leading = true;
                listener.elected();
                lock.awaitLoss();
            } catch (DiscoveryException e) {
                listener.failed(e);
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                step(false);
            }
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private void step(boolean now) {
        boolean before = leading;
        leading = now;
        if (before && !now) {
            listener.deposed();
        }
    }

    private void follow() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try {
                var now = store.get(key).orElse("");
                if (!now.equals(leader)) {
                    leader = now;
                    if (!now.isEmpty()) {
                        listener.follows(now);
                    }
                }
            } catch (DiscoveryException e) {
                listener.failed(e);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Resigns, and stands no more. */
    @Override
    public void close() {
        closed = true;
        candidate.interrupt();
        follower.interrupt();
        try {
            candidate.join(timeToLive.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
