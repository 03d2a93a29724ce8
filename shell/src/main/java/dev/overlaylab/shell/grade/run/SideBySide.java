package dev.overlaylab.shell.grade.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The same for each of many, a few at a time; the first failure, or an interrupt, ends all. */
final class SideBySide {
    private static final long TO_LET_GO_SECONDS = 20;

    private final int jobs;

    SideBySide(int jobs) {
        this.jobs = jobs;
    }

    /** Something that may be broken off. */
    @FunctionalInterface
    interface Work<T> {
        void on(T item) throws InterruptedException;
    }

    <T> void forEach(Collection<T> items, Work<T> work) throws InterruptedException {
        if (items.isEmpty()) {
            return;
        }
        var waiting = new ConcurrentLinkedQueue<>(items);
        var pool = Executors.newFixedThreadPool(Math.min(jobs, items.size()), task -> {
            var thread = new Thread(task, "grade");
            thread.setDaemon(true);
            return thread;
        });
        var done = new ExecutorCompletionService<Void>(pool);
        var running = new ArrayList<Future<?>>();
        try {
            for (int i = Math.min(jobs, items.size()); i > 0; i--) {
                running.add(done.submit(() -> {
                    T item;
                    while (!Thread.currentThread().isInterrupted() && (item = waiting.poll()) != null) {
                        work.on(item);
                    }
                    return null;
                }));
            }
            for (int i = running.size(); i > 0; i--) {
                done.take().get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            letGo(pool);
        }
    }

    private static void letGo(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            pool.awaitTermination(TO_LET_GO_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
