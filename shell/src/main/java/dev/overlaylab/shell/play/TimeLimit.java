package dev.overlaylab.shell.play;

import dev.overlaylab.labs.workstation.Workstation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a command that does not end by itself: with Ctrl-C, as a learner would, and if that does not help by interrupting the
 * thread that waits for it, upon which the workstation gives up the terminal.
 */
final class TimeLimit implements AutoCloseable {
    private static final byte[] CTRL_C = {3};
    private final Thread waiting = Thread.currentThread();
    private final Workstation workstation;
    private final CompletableFuture<Void> gentle;
    private final CompletableFuture<Void> firm;
    private boolean over;
    private boolean reached;
    private boolean interrupted;

    /**
     * For the command that the calling thread runs next; closed by the same thread when it has ended.
     *
     * @param toStop how long Ctrl-C may take to work
     */
    TimeLimit(Workstation workstation, Duration limit, Duration toStop) {
        this.workstation = workstation;
        this.gentle = after(limit, this::press);
        this.firm = after(limit.plus(toStop), this::interrupt);
    }

    private static CompletableFuture<Void> after(Duration time, Runnable then) {
        var future = new CompletableFuture<Void>().orTimeout(time.toMillis(), TimeUnit.MILLISECONDS);
        var unused = future.exceptionallyAsync(late -> {
            then.run();
            return null;
        });
        return future;
    }

    private synchronized void press() {
        if (!over) {
            reached = true;
            workstation.type(CTRL_C);
        }
    }

    private synchronized void interrupt() {
        if (!over) {
            interrupted = true;
            waiting.interrupt();
        }
    }

    /** Whether the command had to be ended. */
    synchronized boolean reached() {
        return reached;
    }

    @Override
    public synchronized void close() {
        over = true;
        gentle.complete(null);
        firm.complete(null);
        if (interrupted) {
            // It was meant for the command, which is over.
            Thread.interrupted();
        }
    }
}
