package dev.overlaylab.checkers.probe;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.checkers.probe.Observation.CommandSeen;
import dev.overlaylab.checkers.probe.Observation.ContainersSeen;
import dev.overlaylab.checkers.probe.Observation.EngineSeen;
import dev.overlaylab.checkers.probe.Observation.NetworksSeen;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Observation.SwarmSeen;
import dev.overlaylab.checkers.probe.Probe.ContainersProbe;
import dev.overlaylab.checkers.probe.Probe.EngineProbe;
import dev.overlaylab.checkers.probe.Probe.ExecProbe;
import dev.overlaylab.checkers.probe.Probe.NetworksProbe;
import dev.overlaylab.checkers.probe.Probe.RunProbe;
import dev.overlaylab.checkers.probe.Probe.ShellProbe;
import dev.overlaylab.checkers.probe.Probe.SwarmProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All probes of one machine, as tasks that may run beside each other. */
final class Visit {
    /** More commands in containers at once slow a small machine down. */
    private static final int LANES = 3;

    /** What {@link dev.overlaylab.checkers.machine.Engine#runOnce} leaves on its containers. */
    private static final String PROBE_LABEL = "dev.overlaylab.probe";

    private final Machines machines;
    private final String name;
    private final List<Probe> probes;
    private final Limits limits;
    private final Map<Probe, Observation> seen = new ConcurrentHashMap<>();
    private final List<Callable<Void>> reads = new ArrayList<>();
    private final CountDownLatch reading;
    private @Nullable Machine machine;
    private @Nullable MachineException closed;

    Visit(Machines machines, String name, List<Probe> probes, Limits limits) {
        this.machines = machines;
        this.name = name;
        this.probes = List.copyOf(probes);
        this.limits = limits;
        var scripts = only(ShellProbe.class::isInstance);
        var states = only(Visit::readsState);
        if (!scripts.isEmpty()) {
            reads.add(read(() -> runScripts(scripts)));
        }
        if (!states.isEmpty()) {
            reads.add(read(() -> readStates(states)));
        }
        reading = new CountDownLatch(reads.size());
    }

    private static boolean readsState(Probe probe) {
        return probe instanceof EngineProbe
                || probe instanceof NetworksProbe
                || probe instanceof ContainersProbe
                || probe instanceof SwarmProbe;
    }

    List<Probe> probes() {
        return probes;
    }

    Map<Probe, Observation> seen() {
        return Map.copyOf(seen);
    }

    List<Callable<Void>> reads() {
        return List.copyOf(reads);
    }

    /** Each waits until all reads are done: so that nothing is read that our own acting has made. */
    List<Callable<Void>> acts() {
        var lanes = new ArrayList<List<Probe>>();
        for (var probe : only(it -> it instanceof ExecProbe || it instanceof RunProbe)) {
            if (lanes.size() < LANES) {
                lanes.add(new ArrayList<>());
            }
            lanes.get((int) (count(lanes) % lanes.size())).add(probe);
        }
        return lanes.stream()
                .map(lane -> (Callable<Void>) () -> {
                    reading.await();
                    lane.forEach(it -> see(it, () -> command(it)));
                    return null;
                })
                .toList();
    }

    private static long count(List<List<Probe>> lanes) {
        return lanes.stream().mapToLong(List::size).sum();
    }

    private List<Probe> only(Predicate<Probe> kind) {
        return probes.stream().filter(kind).toList();
    }

    private Callable<Void> read(Runnable task) {
        return () -> {
            try {
                task.run();
                return null;
            } finally {
                reading.countDown();
            }
        };
    }

    private void runScripts(List<Probe> scripts) {
        var commands = scripts.stream()
                .map(it -> Command.of(((ShellProbe) it).script()).within(limits.script()))
                .toList();
        try {
            var answers = machine().runAll(commands);
            for (var i = 0; i < answers.size(); i++) {
                var answer = answers.get(i);
                see(scripts.get(i), () -> said(answer.get()));
            }
        } catch (MachineException e) {
            scripts.forEach(it -> see(it, () -> {
                throw e;
            }));
        }
    }

    /** An engine that hangs is waited for once, not once for each question. */
    private void readStates(List<Probe> states) {
        for (var probe : states) {
            see(probe, () -> state(probe));
            if (seen.get(probe) instanceof NothingSeen nothing && nothing.cause() == Cause.TIMED_OUT) {
                states.forEach(it -> seen.putIfAbsent(it, nothing));
                return;
            }
        }
    }

    private Observation state(Probe probe) throws MachineException {
        var engine = machine().engine();
        if (probe instanceof EngineProbe) {
            return new EngineSeen(engine.state());
        }
        if (probe instanceof NetworksProbe) {
            return new NetworksSeen(engine.networks());
        }
        if (probe instanceof SwarmProbe) {
            return new SwarmSeen(engine.swarm());
        }
        return new ContainersSeen(
                engine.containers().stream().filter(it -> !isOurs(it)).toList());
    }

    /** A container that another round or another observer has just made to look at something is none of the lab's. */
    private static boolean isOurs(ContainerState container) {
        return container.labels().containsKey(PROBE_LABEL);
    }

    private Observation command(Probe probe) throws MachineException {
        var engine = machine().engine();
        if (probe instanceof ExecProbe exec) {
            return said(engine.exec(exec.container(), exec.argv(), limits.exec()));
        }
        var run = (RunProbe) probe;
        return said(engine.runOnce(run.image(), run.network(), run.argv(), Map.of(), limits.run()));
    }

    private static Observation said(CommandResult result) {
        return new CommandSeen(result.exitCode(), result.stdout(), result.stderr());
    }

    /** Records one answer, unless the time is over: then nobody waits for it, and an interrupted wait is no answer. */
    private void see(Probe probe, Asking asking) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        try {
            seen.put(probe, asking.ask());
        } catch (MachineException e) {
            if (!Thread.currentThread().isInterrupted()) {
                seen.put(probe, new NothingSeen(e.why(), e.detail()));
            }
        }
    }

    /** Looked up once: a machine that cannot be reached is not tried again for each of its probes. */
    private synchronized Machine machine() throws MachineException {
        if (closed != null) {
            throw closed;
        }
        var known = machine;
        if (known == null) {
            try {
                known = machines.named(name);
                machine = known;
            } catch (MachineException e) {
                closed = e;
                throw e;
            }
        }
        return known;
    }

    /** A question that may stay without an answer. */
    @FunctionalInterface
    private interface Asking {
        Observation ask() throws MachineException;
    }
}
