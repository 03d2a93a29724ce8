package dev.overlaylab.checkers.probe;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.checkers.machine.Seconds;
import dev.overlaylab.checkers.machine.WaitingThreads;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/**
 * Puts probes to machines: all machines at once, and on each first what only reads, then what acts.
 *
 * <p>A machine is reached once, all its scripts are one exchange, and what is asked of its engine runs beside that. So
 * more probes on a machine cost no further round trip, and a machine that is gone costs one time limit and delays no
 * other. Every probe gets an observation. What a machine does not answer is {@link NothingSeen}, for that machine only.
 */
public final class Observer implements AutoCloseable {
    private final Machines machines;
    private final Limits limits;
    private final ExecutorService threads;
    private final Runnable end;

    public Observer(Machines machines) {
        this(machines, Limits.usual());
    }

    public Observer(Machines machines, Limits limits) {
        this.machines = machines;
        this.limits = limits;
        threads = threads();
        end = threads::shutdownNow;
    }

    /** An observer of many: the threads are not its own, and stay when it is closed. */
    public Observer(Machines machines, Limits limits, ExecutorService threads) {
        this.machines = machines;
        this.limits = limits;
        this.threads = threads;
        end = () -> {};
    }

    /** As many threads as wait: a machine that does not answer is not to hold up one that would. */
    public static ExecutorService threads() {
        return WaitingThreads.named("observer");
    }

    /** Asks equal probes once, and returns when all are answered or the time is over. */
    public Observations observe(Collection<? extends Probe> probes) {
        var byMachine = new LinkedHashMap<String, List<Probe>>();
        for (var probe : new LinkedHashSet<>(probes)) {
            byMachine
                    .computeIfAbsent(probe.machine(), name -> new ArrayList<>())
                    .add(probe);
        }
        var errands = new Errands(threads);
        var visits = byMachine.entrySet().stream()
                .map(it -> new Visit(machines, it.getKey(), it.getValue(), limits, errands))
                .toList();
        visits.forEach(Visit::begin);
        var silence = new NothingSeen(Cause.TIMED_OUT, "not answered within " + Seconds.of(limits.whole()));
        try {
            errands.await(limits.whole());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            silence = new NothingSeen(Cause.LOST, "interrupted");
        }
        return collected(visits, silence);
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
        end.run();
    }
}
