package dev.overlaylab.checkers.machine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads for tasks that mostly wait for one machine each: as many as are needed, kept for the next, and none keeps a program alive. */
public final class WaitingThreads {
    private WaitingThreads() {}

    public static ExecutorService named(String name) {
        return Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
