package dev.overlaylab.labs.driver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The same for each of a few machines, at the same time. */
final class AllAtOnce {
    /** How long interrupted work has to clean up after itself. */
    private static final int SECONDS_TO_CLEAN_UP = 60;

    private AllAtOnce() {}

    /** Something to be done with a machine. */
    @FunctionalInterface
    interface Deed<T> {
        void accept(T item) throws InterruptedException;
    }

    /** Waits for all, then throws the first failure. An interrupt interrupts all, and waits for their end. */
    static <T> void forEach(Collection<T> items, Deed<T> deed) throws InterruptedException {
        if (items.isEmpty()) {
            return;
        }
        var pool = Executors.newFixedThreadPool(items.size());
        try {
            var all = new ArrayList<Future<?>>();
            for (var item : items) {
                all.add(pool.submit(() -> {
                    deed.accept(item);
                    return null;
                }));
            }
            RuntimeException first = null;
            for (var one : all) {
                var failure = failure(one);
                first = first == null ? failure : first;
            }
            if (first != null) {
                throw first;
            }
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
        }
    }

    private static void awaitEnd(java.util.concurrent.ExecutorService pool) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        pool.awaitTermination(SECONDS_TO_CLEAN_UP, TimeUnit.SECONDS);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable RuntimeException failure(Future<?> work) throws InterruptedException {
        try {
            work.get();
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException();
            }
            return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
