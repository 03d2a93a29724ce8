package dev.overlaylab.labs.classicswarm.discovery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A lock that a thread of its own keeps alive until it is lost or given back. */
abstract class KeptLock implements KeyValueStore.Lock {
    private final Duration interval;
    private final Duration timeToLive;
    private final Keeping keeping;
    private final CountDownLatch lost = new CountDownLatch(1);
    private final Thread keeper;

    /** Renews a lock; false when somebody else has it. */
    @FunctionalInterface
    interface Keeping {
        boolean renew() throws DiscoveryException, InterruptedException;
    }

    KeptLock(String name, Duration interval, Duration timeToLive, Keeping keeping) {
        this.interval = interval;
        this.timeToLive = timeToLive;
        this.keeping = keeping;
        this.keeper = new Thread(this::keep, name);
        keeper.setDaemon(true);
        keeper.start();
    }

    /** Gives it back to the store. */
    abstract void release() throws DiscoveryException;

    /** A store that does not answer for the lock's time to live has given it to somebody else by then. */
    private void keep() {
        long renewed = System.nanoTime();
        try {
            while (System.nanoTime() - renewed < timeToLive.toNanos()) {
                Thread.sleep(interval.toMillis());
                try {
                    if (!keeping.renew()) {
                        break;
                    }
                    renewed = System.nanoTime();
                } catch (DiscoveryException silent) {
                    // It has until the end of the time to live.
                }
            }
        } catch (InterruptedException givenBack) {
            Thread.currentThread().interrupt();
        }
        lost.countDown();
    }

    @Override
    public final void awaitLoss() throws InterruptedException {
        lost.await();
    }

    @Override
    public final void close() {
        keeper.interrupt();
        try {
            release();
        } catch (DiscoveryException unreachable) {
            // It ends with its time to live.
        }
        lost.countDown();
    }
}
