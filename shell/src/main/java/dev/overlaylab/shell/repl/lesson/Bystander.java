package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the machines in passing while somebody types on, and tells what has come about since.
 *
 * <p>It starts no container for that: what takes one to be seen is left to a real look, and so is every complaint.
 */
final class Bystander {
    private static final long ENDING_SECONDS = 5;

    private final Runner runner;
    private final ExecutorService thread;
    private final Set<String> known = new HashSet<>();
    private @Nullable Future<?> looking;
    private long look;

    Bystander(Function<Collection<Probe>, Observations> observer) {
        this(observer, Executors.newSingleThreadExecutor(it -> {
            var looking = new Thread(it, "bystander");
            looking.setDaemon(true);
            return looking;
        }));
    }

    /** @param thread does one thing after another */
    Bystander(Function<Collection<Probe>, Observations> observer, ExecutorService thread) {
        this.runner = new Runner(probes -> inPassing(observer, probes));
        this.thread = thread;
    }

    /** Who is told what has come about, on a thread of its own; {@code open} counts what has not been seen yet. */
    @FunctionalInterface
    interface Told {
        void tell(List<CheckResult> cameAbout, long open);
    }

    /**
     * Looks, and tells if there is anything new; an earlier look that is not over has nothing to tell any more.
     *
     * @param seen is given whatever was seen, and not to call back
     * @param then is done after that
     */
    synchronized void lookAt(List<Check> checks, Consumer<Runner.Judged> seen, Told told, Runnable then) {
        long mine = ++look;
        looking = thread.submit(() -> {
            if (mine == latest()) {
                compare(mine, runner.judge(checks), seen, told);
                then.run();
            }
        });
    }

    private synchronized long latest() {
        return look;
    }

    private void compare(long mine, Runner.Judged judged, Consumer<Runner.Judged> seen, Told told) {
        var results = judged.results();
        List<CheckResult> cameAbout;
        synchronized (this) {
            if (mine != look || Thread.currentThread().isInterrupted()) {
                return;
            }
            cameAbout = results.stream()
                    .filter(it -> passed(it) && !known.contains(it.checkId()))
                    .toList();
            know(results);
            seen.accept(judged);
        }
        if (!cameAbout.isEmpty()) {
            told.tell(cameAbout, results.stream().filter(it -> !passed(it)).count());
        }
    }

    /** Takes note of what was told elsewhere. What fails is news when it passes again; what was not seen stays as it was. */
    synchronized void know(List<CheckResult> results) {
        for (var result : results) {
            if (passed(result)) {
                known.add(result.checkId());
            } else if (result.verdict().outcome() == Outcome.FAIL) {
                known.remove(result.checkId());
            }
        }
    }

    /** Ends a look that is on its way, and forgets what was seen if the machines are to be others. */
    void stop(boolean forget) {
        Future<?> ending;
        synchronized (this) {
            look++;
            ending = looking;
            looking = null;
            if (forget) {
                known.clear();
            }
        }
        if (ending != null && !ending.isDone()) {
            ending.cancel(true);
            awaitIdle();
        }
    }

    /** The thread is free for another look, or has had its time to become so. */
    private void awaitIdle() {
        try {
            thread.submit(() -> {}).get(ENDING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            // It ends when its machine answers or is given up; nobody listens to it any more.
        }
    }

    private static boolean passed(CheckResult result) {
        return result.verdict().outcome() == Outcome.PASS;
    }

    private static Observations inPassing(
            Function<Collection<Probe>, Observations> observer, Collection<Probe> probes) {
        var quiet = probes.stream().filter(it -> !it.startsContainer()).toList();
        Map<Probe, Observation> seen =
                new HashMap<>(quiet.isEmpty() ? Map.of() : observer.apply(quiet).byProbe());
        for (var probe : probes) {
            if (probe.startsContainer()) {
                seen.put(probe, new Observation.NothingSeen(Cause.TIMED_OUT, "not looked at in passing"));
            }
        }
        return new Observations(seen);
    }
}
