package dev.overlaylab.labs.classicswarm.api;

import dev.overlaylab.labs.classicswarm.engine.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Does the same on several engines at once. */
record Everywhere(ExecutorService threads) {
    /** What is done on each. */
    @FunctionalInterface
    interface Work<T> {
        T on(Engine engine) throws IOException;
    }

    /** What came of it on one engine: a result or why there is none. */
    record Outcome<T>(Engine engine, Optional<T> result, String why) {}

    /** Waits until it is done on all; each call has its own limit of time. */
    <T> List<Outcome<T>> doing(Collection<Engine> engines, Work<T> work) {
        var under = new ArrayList<Future<Outcome<T>>>();
        for (var engine : engines) {
            Callable<Outcome<T>> one = () -> attempt(engine, work);
            under.add(threads.submit(one));
        }
        var outcomes = new ArrayList<Outcome<T>>();
        for (var each : under) {
            try {
                outcomes.add(each.get());
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return outcomes;
            } catch (ExecutionException ours) {
                throw new IllegalStateException(ours.getCause());
            }
        }
        return outcomes;
    }

    private static <T> Outcome<T> attempt(Engine engine, Work<T> work) {
        try {
            return new Outcome<>(engine, Optional.of(work.on(engine)), "");
        } catch (IOException failed) {
            return new Outcome<>(engine, Optional.empty(), String.valueOf(failed.getMessage()));
        }
    }
}
