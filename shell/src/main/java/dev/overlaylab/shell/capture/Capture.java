package dev.overlaylab.shell.capture;

import dev.overlaylab.labs.wire.Frame;
import dev.overlaylab.labs.wire.FrameFilter;
import dev.overlaylab.labs.wire.Tap;
import dev.overlaylab.labs.wire.decode.Packet;
import java.time.Duration;

/** Takes frames from a tap, and passes on those that are wanted, until interrupted or a limit is reached. */
public final class Capture {
    private static final Duration PATIENCE = Duration.ofMillis(250);

    private final Tap tap;
    private final FrameFilter filter;
    private final long most;
    private final Duration longest;

    /**
     * A capture that has not begun.
     *
     * @param most frames to pass on; 0 for any number
     * @param longest time to listen; zero for any time
     */
    public Capture(Tap tap, FrameFilter filter, long most, Duration longest) {
        this.tap = tap;
        this.filter = filter;
        this.most = most;
        this.longest = longest;
    }

    /** Where wanted frames go. */
    @FunctionalInterface
    public interface Sink {
        void take(Frame frame, Packet packet);
    }

    /** How many frames there were, were wanted, and were lost. */
    public record Count(long heard, long wanted, long missed) {}

    /** Listens. An interrupt is the usual way to end it, and is used up. */
    public Count run(Sink sink) {
        long heard = 0;
        long wanted = 0;
        long began = System.nanoTime();
        try {
            while ((most == 0 || wanted < most) && !isOver(began)) {
                var frame = tap.next(PATIENCE);
                if (frame.isPresent()) {
                    heard++;
                    var packet = Packet.of(frame.get().bytes());
                    if (filter.wants(packet)) {
                        wanted++;
                        sink.take(frame.get(), packet);
                    }
                }
            }
        } catch (InterruptedException e) {
            // Ctrl-C: enough was heard.
        }
        return new Count(heard, wanted, tap.missed());
    }

    private boolean isOver(long began) {
        return !longest.isZero() && System.nanoTime() - began >= longest.toNanos();
    }
}
