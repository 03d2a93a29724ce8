package dev.overlaylab.labs.driver;

import dev.overlaylab.i18n.Problem;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What has begun and must not be left half done: undone on failure, on interrupt and when the program is told to end. */
final class Unfinished {
    private final Set<Begun> all = ConcurrentHashMap.newKeySet();
    private boolean watching;

    /** Begins something; unless finished before it is closed, it is undone. */
    synchronized Begun begin(Undo undo) {
        if (!watching) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::undoAll, "undo what was not finished"));
            watching = true;
        }
        var begun = new Begun(undo);
        all.add(begun);
        return begun;
    }

    /** Undoes what is not finished, and returns when all of it is undone, also what others have begun to undo. */
    void undoAll() {
        all.forEach(Begun::close);
    }

    interface Undo {
        void run() throws InterruptedException;
    }

    final class Begun implements AutoCloseable {
        private final Undo undo;
        private boolean settled;

        private Begun(Undo undo) {
            this.undo = undo;
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
