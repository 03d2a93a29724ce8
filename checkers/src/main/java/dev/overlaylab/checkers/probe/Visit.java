package dev.overlaylab.checkers.probe;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.EngineReading;
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
import dev.overlaylab.checkers.probe.Probe.TrialsProbe;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All probes of one machine: reach it once, then read everything side by side, then act in a few lanes. */
final class Visit {
    /** More commands in containers at once slow a small machine down. */
    private static final int LANES = 3;

    /** What {@link Engine#runOnce} leaves on its containers. */
    private static final String PROBE_LABEL = "dev.overlaylab.probe";

    private final Machines machines;
    private final String name;
    private final List<Probe> probes;
    private final Limits limits;
    private final Errands errands;
    private final Map<Probe, Observation> seen = new ConcurrentHashMap<>();
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicReference<@Nullable NothingSeen> engineSilent = new AtomicReference<>();

    Visit(Machines machines, String name, List<Probe> probes, Limits limits, Errands errands) {
        this.machines = machines;
        this.name = name;
        this.probes = List.copyOf(probes);
        this.limits = limits;
        this.errands = errands;
    }

    List<Probe> probes() {
        return probes;
    }

    Map<Probe, Observation> seen() {
        return Map.copyOf(seen);
    }

    void begin() {
        errands.start(this::arrive);
    }

    /** A machine that cannot be reached is not tried again for each of its probes. */
    private void arrive() {
        Machine machine;
        try {
            machine = machines.named(name);
        } catch (MachineException e) {
            probes.forEach(it -> see(it, () -> {
                throw e;
            }));
            return;
        }
        var reads = new ArrayList<Runnable>();
        var scripts = only(Visit::isScript);
        if (!scripts.isEmpty()) {
            reads.add(() -> runScripts(machine, scripts));
        }
        var states = only(it -> !acts(it) && !isScript(it));
        if (!states.isEmpty()) {
            reads.add(() -> readStates(machine.engine(), states));
        }
        if (reads.isEmpty()) {
            act(machine);
            return;
        }
        reading.set(reads.size());
        // The last one on this thread: starting another only to wait for it would cost and gain nothing.
        reads.subList(0, reads.size() - 1).forEach(it -> errands.start(() -> read(machine, it)));
        read(machine, reads.get(reads.size() - 1));
    }

    /** What acts waits for what reads: so that nothing is read that our own acting has made. */
    private void read(Machine machine, Runnable read) {
        read.run();
        if (reading.decrementAndGet() == 0) {
            act(machine);
        }
    }

    private void act(Machine machine) {
        var waiting = new ConcurrentLinkedQueue<>(only(Visit::acts));
        for (var lane = Math.min(LANES, waiting.size()); lane > 0; lane--) {
            errands.start(() -> follow(machine, waiting));
        }
    }

    /** An engine that hangs is waited for once, not once more for each command. */
    private void follow(Machine machine, Queue<Probe> waiting) {
        Probe next;
        while ((next = waiting.poll()) != null) {
            var probe = next;
            var silent = engineSilent.get();
            if (silent != null) {
                seen.put(probe, silent);
            } else {
                see(probe, () -> command(machine.engine(), probe));
            }
        }
    }

    private static boolean acts(Probe probe) {
        return probe instanceof ExecProbe || probe.startsContainer();
    }

    private static boolean isScript(Probe probe) {
        return probe instanceof ShellProbe || probe instanceof TrialsProbe && !probe.startsContainer();
    }

    private static Probe put(Probe probe) {
        return probe instanceof TrialsProbe trials ? TrialsScript.of(trials) : probe;
    }

    private static String script(Probe probe) {
        return ((ShellProbe) put(probe)).script();
    }

    private List<Probe> only(Predicate<Probe> kind) {
        return probes.stream().filter(kind).toList();
    }

    private void runScripts(Machine machine, List<Probe> scripts) {
        var commands = scripts.stream()
                .map(it -> Command.of(script(it)).within(limits.script()))
                .toList();
        var answers = machine.runAll(commands);
        for (var i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            see(scripts.get(i), () -> said(answer.get()));
        }
    }

    private void readStates(Engine engine, List<Probe> states) {
        var topics = EnumSet.noneOf(EngineReading.Topic.class);
        states.forEach(it -> topics.add(topic(it)));
        try {
            var reading = engine.read(topics);
            states.forEach(it -> see(it, () -> state(reading, it)));
        } catch (MachineException e) {
            states.forEach(it -> see(it, () -> {
                throw e;
            }));
        }
        states.stream()
                .map(seen::get)
                .filter(it -> it instanceof NothingSeen nothing && nothing.cause() == Cause.TIMED_OUT)
                .findFirst()
                .ifPresent(it -> engineSilent.set((NothingSeen) it));
    }

    private static EngineReading.Topic topic(Probe probe) {
        if (probe instanceof EngineProbe) {
            return EngineReading.Topic.STATE;
        }
        if (probe instanceof NetworksProbe) {
            return EngineReading.Topic.NETWORKS;
        }
        if (probe instanceof ContainersProbe) {
            return EngineReading.Topic.CONTAINERS;
        }
        if (probe instanceof SwarmProbe) {
            return EngineReading.Topic.SWARM;
        }
        throw new IllegalArgumentException("nobody knows how to ask " + probe);
    }

    private static Observation state(EngineReading reading, Probe probe) throws MachineException {
        return switch (topic(probe)) {
            case STATE -> new EngineSeen(reading.state());
            case NETWORKS -> new NetworksSeen(reading.networks());
            case SWARM -> new SwarmSeen(reading.swarm());
            case CONTAINERS ->
                new ContainersSeen(
                        reading.containers().stream().filter(it -> !isOurs(it)).toList());
        };
    }

    /** A container that another round or another observer has just made to look at something is none of the lab's. */
    private static boolean isOurs(ContainerState container) {
        return container.labels().containsKey(PROBE_LABEL);
    }

    private Observation command(Engine engine, Probe probe) throws MachineException {
        if (probe instanceof ExecProbe exec) {
            return said(engine.exec(exec.container(), exec.argv(), limits.exec()));
        }
        var run = (RunProbe) put(probe);
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

    /** A question that may stay without an answer. */
    @FunctionalInterface
    private interface Asking {
        Observation ask() throws MachineException;
    }
}
