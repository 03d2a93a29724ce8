package dev.overlaylab.labs.driver;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.process.Deadline;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What has begun and must not be left half done: undone on failure, on interrupt and when the program is told to end. */
final class Unfinished {
    /** How long those who began it may take to stop and to undo it themselves. */
    private static final Duration TIME_TO_UNDO = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(10);

    /** What began last comes first. */
    private final Deque<Begun> all = new ConcurrentLinkedDeque<>();

    private boolean watching;

    /** Begins something; unless finished before it is closed, it is undone. */
    synchronized Begun begin(Undo undo) {
        if (!watching) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::undoAll, "undo what was not finished"));
            watching = true;
        }
        var begun = new Begun(undo);
        all.addFirst(begun);
        return begun;
    }

    /**
     * Has undone what is not finished, and returns when all of it is.
     *
     * <p>Whoever began it is interrupted and undoes it himself: a machine that somebody goes on making cannot be deleted. Only
     * what nobody undoes in time is undone here.
     */
    void undoAll() {
        all.stream()
                .map(it -> it.owner)
                .filter(it -> !it.equals(Thread.currentThread()))
                .forEach(Thread::interrupt);
        try {
            Deadline.in(TIME_TO_UNDO).until(() -> all.stream().noneMatch(Begun::hasOwner), PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(Begun::close);
    }

    interface Undo {
        void run() throws InterruptedException;
    }

    final class Begun implements AutoCloseable {
        private final Undo undo;
        private final Thread owner = Thread.currentThread();
        private boolean settled;

        private Begun(Undo undo) {
            this.undo = undo;
        }

        private boolean hasOwner() {
            return !owner.equals(Thread.currentThread()) && owner.isAlive();
        }

        synchronized void finish() {
            settled = true;
            all.remove(this);
        }

        /** Undoes it even for a thread that is interrupted; the interrupt stays noted. */
        @Override
        public synchronized void close() {
            if (settled) {
                return;
            }
            settled = true;
            boolean interrupted = Thread.interrupted();
            try {
                undo.run();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (Problem e) {
                // What led here is the news; what could not be undone is listed and removable.
            } finally {
                // Only now: who ends the program waits for what is still being undone.
                all.remove(this);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
