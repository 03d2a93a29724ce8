package dev.overlaylab.checkers.machine.docker;

import dev.overlaylab.checkers.machine.MachineException;

/** Cleaning up that Ctrl-C does not cut short. */
final class Uninterrupted {
    private Uninterrupted() {}

    /** Does it with the interrupt put aside, and lets go of what an unreachable machine keeps: it is labelled. */
    static void run(Cleaning cleaning) {
        var interrupted = Thread.interrupted();
        try {
            cleaning.run();
        } catch (MachineException e) {
            // There is nobody to answer. Whoever finds the machine again finds what is labelled, too.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** May fail when the machine is gone. */
    @FunctionalInterface
    interface Cleaning {
        void run() throws MachineException;
    }
}
