package dev.overlaylab.labs.classicswarm.engine;

import dev.overlaylab.labs.classicswarm.http.Wire;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of one engine true: listens to its events, and asks again from time to time. */
final class Watch implements Closeable {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration IN_DOUBT = Duration.ofSeconds(1);
    private static final Duration SPECS_STAY_TRUE = Duration.ofMinutes(5);

    /** What leaves a container as it was. */
    private static final Set<String> NO_CHANGE = Set.of(
            "attach",
            "detach",
            "commit",
            "copy",
            "export",
            "resize",
            "top",
            "exec_create",
            "exec_start",
            "exec_die",
            "exec_detach",
            "archive-path",
            "extract-to-dir");

    private final Engine engine;
    private final EngineOptions options;
    private final Cluster cluster;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore wake = new Semaphore(0);
    private final AtomicReference<@Nullable Wire> listening = new AtomicReference<>();

    Watch(Engine engine, EngineOptions options, Cluster cluster) {
        this.engine = engine;
        this.options = options;
        this.cluster = cluster;
    }

    void begin() {
        thread("watch", this::watch);
    }

    private void thread(String what, Runnable work) {
        var thread = new Thread(work, what + "-" + engine.address());
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (open() && !admitted()) {
            pause(Duration.ofSeconds(1L << Math.min(4, engine.health().failures())));
        }
        if (open()) {
            thread("events", this::listen);
        }
        long specsRead = System.nanoTime();
        while (open()) {
            pauseBetweenRounds();
            try {
                if (!engine.healthy() || System.nanoTime() - specsRead > SPECS_STAY_TRUE.toNanos()) {
                    engine.refresh(it -> engine.identify());
                    specsRead = System.nanoTime();
                }
                engine.refresh(Inventory::refresh);
                cluster.noteHealth(engine);
            } catch (Refusal other) {
                cluster.refused(engine, other.text());
            } catch (IOException noted) {
                giveUpListening();
            }
        }
    }

    /** Asks who the engine is and what it has; then the cluster decides whether it may join. */
    private boolean admitted() {
        try {
            engine.refresh(it -> {
                engine.identify();
                it.refresh();
            });
            return cluster.admit(engine);
        } catch (Refusal other) {
            cluster.refused(engine, other.text());
            return false;
        } catch (IOException noted) {
            return false;
        }
    }

    private void listen() {
        while (open()) {
            try (var wire = engine.calls().dial()) {
                listening.set(wire);
                var events = Json.following(engine.calls().follow("/events", wire));
                // What happened while nobody listened is found by asking.
                engine.refresh(Inventory::refresh);
                cluster.noteHealth(engine);
                wake.release();
                while (open() && events.hasNext()) {
                    heard(new ClusterEvent(engine, events.next()));
                }
                throw new EOFException("the engine closed its stream of events");
            } catch (IOException | RuntimeException brokenOff) {
                if (open()) {
                    engine.missed(brokenOff instanceof IOException it ? it : new IOException(brokenOff));
                    cluster.noteHealth(engine);
                    pause(Duration.ofSeconds(Math.min(
                            LONGEST_PAUSE.toSeconds(), 1 + engine.health().failures())));
                }
            }
        }
    }

    private void heard(ClusterEvent event) {
        switch (event.type()) {
            case "container" -> changed(event);
            case "network" -> {
                cluster.networksChanged(engine, event.id());
                if (!event.container().isEmpty()) {
                    engine.refreshContainer(event.container());
                }
            }
            case "volume" -> engine.refreshVolumes();
            case "image" -> engine.refreshImages();
            default -> {}
        }
        cluster.publish(event);
    }

    private void changed(ClusterEvent event) {
        if (event.action().equals("destroy")) {
            engine.forgetContainer(event.id());
        } else if (!NO_CHANGE.contains(event.action())) {
            engine.refreshContainer(event.id());
        }
    }

    private boolean open() {
        return closed.getCount() > 0;
    }

    private void pause(Duration most) {
        try {
            if (closed.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /** A round comes at once when there is doubt, and when the engine has come back; later when it is long away. */
    private void pauseBetweenRounds() {
        int failures = engine.health().failures();
        int over = Math.min(10, Math.max(0, failures - options.failureRetry()));
        long spread = options.longest().minus(options.shortest()).toMillis();
        long pause = options.shortest().toMillis() * (1 + over)
                + (spread > 0 ? ThreadLocalRandom.current().nextLong(spread) : 0);
        if (failures > 0 && engine.healthy()) {
            pause = Math.min(pause, IN_DOUBT.toMillis());
        }
        try {
            if (wake.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /** An engine that does not answer tells no events either: the stream is opened anew when it does. */
    private void giveUpListening() {
        cluster.noteHealth(engine);
        var wire = listening.get();
        if (wire != null) {
            wire.close();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        wake.release();
        var wire = listening.get();
        if (wire != null) {
            wire.close();
        }
        engine.calls().close();
    }
}
