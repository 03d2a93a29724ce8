package dev.overlaylab.shell.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Ends the work in order when the process is told to end: Ctrl-C, TERM and HUP interrupt the working thread, and the process
 * ends once that has cleaned up, at the latest after the deadline.
 */
final class OrderlyEnd implements AutoCloseable {
    private final CountDownLatch cleanedUp = new CountDownLatch(1);

    private OrderlyEnd() {}

    /** Guards the calling thread's work until closed, which comes after its clean-up. */
    static OrderlyEnd of(Runnable stopWork, Duration deadline) {
        var end = new OrderlyEnd();
        var working = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (end.cleanedUp.getCount() > 0) {
                                stopWork.run();
                                working.interrupt();
                                end.await(deadline);
                            }
                        },
                        "orderly-end"));
        return end;
    }

    private void await(Duration deadline) {
        try {
            cleanedUp.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Only an ending process gets here: there is nobody left to tell.
            Thread.currentThread().interrupt();
        }
    }

    /** Runs clean-up to its end, whatever interrupts meanwhile; its failure is the caller's. */
    static void uninterrupted(Runnable cleanUp) {
        var work = new FutureTask<>(cleanUp, true);
        new Thread(work, "clean-up").start();
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    work.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException failure
                            ? failure
                            : new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        cleanedUp.countDown();
    }
}
