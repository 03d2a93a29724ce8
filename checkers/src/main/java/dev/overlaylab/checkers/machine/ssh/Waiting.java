package dev.overlaylab.checkers.machine.ssh;

import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits that have an end and that Ctrl-C ends sooner. */
final class Waiting {
    private Waiting() {}

    static <T> T on(Future<T> future, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(deadline.millis(), TimeUnit.MILLISECONDS);
    }

    /** What went wrong on the other thread. */
    static Throwable cause(ExecutionException e) {
        return Objects.requireNonNullElse(e.getCause(), e);
    }

    /** Keeps the interrupt for the caller and tells it as "no answer". */
    static MachineException interrupted(String machine, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new MachineException(machine, Cause.LOST, "interrupted", e);
    }
}
