package dev.overlaylab.labs.wire;

import java.time.Duration;
import java.util.Optional;

/**
 * Listens to what passes between the machines of a lab, from when it was opened until it is closed.
 *
 * <p>Every frame is heard once, in order, however many machines it passed. To be used by one thread.
 */
public interface Tap extends AutoCloseable {
    /**
     * The next frame, waiting at most so long; empty when none came in that time.
     *
     * @throws dev.overlaylab.i18n.Problem when nothing can be heard any more
     */
    Optional<Frame> next(Duration within) throws InterruptedException;

    /** How many frames were lost because they were not taken quickly enough. */
    default long missed() {
        return 0;
    }

    /** Ends listening and everything that was started for it. */
    @Override
    void close();
}
