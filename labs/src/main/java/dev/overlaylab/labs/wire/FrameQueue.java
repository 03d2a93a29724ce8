package dev.overlaylab.labs.wire;

import dev.overlaylab.i18n.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Frames on their way from the threads that hear them to the one that takes them. */
final class FrameQueue {
    private static final int ROOM = 20_000;

    private final LinkedBlockingQueue<Entry> entries = new LinkedBlockingQueue<>(ROOM);
    private final AtomicLong missed = new AtomicLong();

    /** A frame, or the reason why no more will come. */
    private sealed interface Entry {
        record Heard(Frame frame) implements Entry {}

        record Over(Problem why) implements Entry {}
    }

    void add(Frame frame) {
        if (!entries.offer(new Entry.Heard(frame))) {
            missed.incrementAndGet();
        }
    }

    /** What is in the queue is still taken; after it, this is thrown. */
    void end(Problem why) {
        while (!entries.offer(new Entry.Over(why))) {
            entries.poll();
            missed.incrementAndGet();
        }
    }

    Optional<Frame> take(Duration within) throws InterruptedException {
        var entry = entries.poll(within.toNanos(), TimeUnit.NANOSECONDS);
        if (entry instanceof Entry.Over over) {
            throw over.why();
        }
        return entry instanceof Entry.Heard heard ? Optional.of(heard.frame()) : Optional.empty();
    }

    long missed() {
        return missed.get();
    }
}
