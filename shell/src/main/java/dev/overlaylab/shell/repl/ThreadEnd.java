package dev.overlaylab.shell.repl;

/** The end of a thread that has been told to end. */
public final class ThreadEnd {
    private ThreadEnd() {}

    /** Returns when it has ended; an interruption meanwhile is not lost, and does not cut that short. */
    public static void of(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
