package dev.overlaylab.checkers.machine.ssh;

import java.time.Duration;

/** A point on the monotonic clock. */
record Deadline(long nanoTime) {
    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    boolean passed() {
        return nanoTime - System.nanoTime() <= 0;
    }

    /** What is left in whole milliseconds, at least one so that it never means "for ever". */
    long millis() {
        return Math.max(1, left().toMillis());
    }
}
