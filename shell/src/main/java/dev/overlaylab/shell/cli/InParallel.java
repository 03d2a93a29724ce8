package dev.overlaylab.shell.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The same for each of a few machines, all at once. */
final class InParallel {
    /** How long interrupted work has to clean up after itself. */
    private static final Duration TO_CLEAN_UP = Duration.ofSeconds(60);

    private InParallel() {}

    /** Waits for all, then throws the first failure. Interrupting the caller interrupts all and waits for their end. */
    static <T> void forEach(Collection<T> items, Consumer<T> action) {
        if (items.isEmpty()) {
            return;
        }
        var pool = Executors.newFixedThreadPool(items.size());
        try {
            var all = new ArrayList<Future<?>>();
            items.forEach(item -> all.add(pool.submit(() -> action.accept(item))));
            RuntimeException first = null;
            for (var one : all) {
                var failure = failure(one);
                first = first == null ? failure : first;
            }
            if (first != null) {
                throw first;
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            OrderlyEnd.uninterrupted(() -> await(pool));
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(java.util.concurrent.ExecutorService pool) {
        try {
            pool.awaitTermination(TO_CLEAN_UP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable RuntimeException failure(Future<?> work) throws InterruptedException {
        try {
            work.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
