package dev.overlaylab.checkers.probe;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Puts probes to machines: all machines at once, and on each first what only reads, then what acts.
 *
 * <p>Every probe gets an observation. What a machine does not answer is {@link NothingSeen}, for that machine only.
 */
public final class Observer implements AutoCloseable {
    private static final int THREADS = 32;

    private final Machines machines;
    private final Limits limits;
    private final ExecutorService threads;

    public Observer(Machines machines) {
        this(machines, Limits.usual());
    }

    public Observer(Machines machines, Limits limits) {
        this.machines = machines;
        this.limits = limits;
        var pool = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "observer");
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    /** Asks equal probes once, and returns when all are answered or the time is over. */
    public Observations observe(Collection<? extends Probe> probes) {
        var byMachine = new LinkedHashMap<String, List<Probe>>();
        for (var probe : new LinkedHashSet<>(probes)) {
            byMachine
                    .computeIfAbsent(probe.machine(), name -> new ArrayList<>())
                    .add(probe);
        }
        var visits = byMachine.entrySet().stream()
                .map(it -> new Visit(machines, it.getKey(), it.getValue(), limits))
                .toList();
        // Reads first, of all machines: what acts waits for its machine's reads, and they must have threads by then.
        var tasks = new ArrayList<Callable<Void>>();
        visits.forEach(it -> tasks.addAll(it.reads()));
        visits.forEach(it -> tasks.addAll(it.acts()));
        var silence = new NothingSeen(Cause.TIMED_OUT, "not answered within " + limits.whole());
        try {
            rethrowOurFaults(threads.invokeAll(tasks, limits.whole().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            silence = new NothingSeen(Cause.LOST, "interrupted");
        }
        return collected(visits, silence);
    }

    private static void rethrowOurFaults(List<Future<Void>> done) throws InterruptedException {
        for (var task : done) {
            try {
                task.get();
            } catch (CancellationException e) {
                // Its time was over; its probes are found unanswered.
            } catch (ExecutionException e) {
                throw new IllegalStateException("a probe failed by our own fault", e.getCause());
            }
        }
    }

    private static Observations collected(List<Visit> visits, NothingSeen silence) {
        Map<Probe, Observation> all = new HashMap<>();
        for (var visit : visits) {
            visit.probes().forEach(it -> all.put(it, silence));
            all.putAll(visit.seen());
        }
        return new Observations(all);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
