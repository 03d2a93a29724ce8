package dev.overlaylab.labs.classicswarm.discovery;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks again and again, and tells of what is not as it was. */
abstract class Watching implements Discovery.Watch {
    private final Duration pause;
    private final Discovery.Watcher watcher;
    private final Thread thread;
    private @Nullable List<Entry> last;
    private volatile boolean closed;

    Watching(String name, Duration pause, Discovery.Watcher watcher) {
        this.pause = pause;
        this.watcher = watcher;
        this.thread = new Thread(this::look, name);
        thread.setDaemon(true);
    }

    /** The engines: at first those there are, then when they may have changed. */
    abstract List<Entry> next() throws DiscoveryException, InterruptedException;

    final boolean isFirst() {
        return last == null;
    }

    final Watching begun() {
        thread.start();
        return this;
    }

    private void look() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try {
                var now = next();
                if (!now.equals(last)) {
                    last = now;
                    watcher.found(now);
                }
            } catch (DiscoveryException e) {
                fail(e);
            } catch (IllegalArgumentException nonsense) {
                fail(new DiscoveryException("the store has what is no address: " + nonsense.getMessage(), nonsense));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void fail(DiscoveryException why) {
        if (!closed) {
            watcher.failed(why);
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void close() {
        closed = true;
        thread.interrupt();
    }
}
