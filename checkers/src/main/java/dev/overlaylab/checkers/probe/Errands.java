package dev.overlaylab.checkers.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tasks that may start further tasks: waited for together, and interrupted together when the time is over. */
final class Errands {
    private final ExecutorService threads;
    private final List<Future<?>> started = new ArrayList<>();
    private int open;
    private boolean over;
    private @Nullable Throwable fault;

    Errands(ExecutorService threads) {
        this.threads = threads;
    }

    /** Starts a task; once the time is over, nothing starts any more. */
    synchronized void start(Runnable task) {
        if (over) {
            return;
        }
        open++;
        started.add(threads.submit(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                failed(e);
            } finally {
                ended();
            }
        }));
    }

    private synchronized void failed(Throwable e) {
        if (!over && fault == null) {
            fault = e;
        }
    }

    private synchronized void ended() {
        open--;
        notifyAll();
    }

    /** Waits until all have ended or the time is over; what then still runs is interrupted. */
    synchronized void await(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        try {
            while (open > 0 && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
        } finally {
            over = true;
            started.forEach(it -> it.cancel(true));
        }
        if (fault != null) {
            throw new IllegalStateException("a probe failed by our own fault", fault);
        }
    }
}
