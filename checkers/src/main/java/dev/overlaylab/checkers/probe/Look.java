package dev.overlaylab.checkers.probe;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One look at a cluster in several rounds: what was seen stays seen, and a machine that answered nothing at all is not
 * asked again, so that it costs one time limit and not one in each round.
 */
public final class Look {
    /** Why a machine as a whole may be silent; an engine that is down is no reason to leave out the host. */
    private static final Set<Cause> SILENT = EnumSet.of(
            Cause.ABSENT, Cause.UNREACHABLE, Cause.WRONG_HOST_KEY, Cause.NOT_ADMITTED, Cause.LOST, Cause.TIMED_OUT);

    private final Function<Collection<Probe>, Observations> observer;
    private final Map<Probe, Observation> known = new HashMap<>();
    private final Map<String, NothingSeen> gone = new HashMap<>();

    /** @param observer asks probes, each once; what a machine does not answer is an observation too */
    public Look(Function<Collection<Probe>, Observations> observer) {
        this.observer = observer;
    }

    /** All that was seen so far. */
    public Observations seen() {
        return new Observations(known);
    }

    /** Asks what is not known yet. */
    public void at(Collection<Probe> probes) {
        var asked = new LinkedHashSet<>(probes);
        asked.removeAll(known.keySet());
        asked.stream()
                .filter(it -> gone.containsKey(it.machine()))
                .forEach(it -> known.put(it, gone.get(it.machine())));
        asked.removeAll(known.keySet());
        if (asked.isEmpty()) {
            return;
        }
        var answers = observer.apply(asked).byProbe();
        known.putAll(answers);
        for (var probe : asked) {
            var machine = probe.machine();
            if (!gone.containsKey(machine)
                    && answers.get(probe) instanceof NothingSeen nothing
                    && answers.entrySet().stream()
                            .filter(it -> it.getKey().machine().equals(machine))
                            .allMatch(it -> isSilence(it.getValue()))) {
                gone.put(machine, nothing);
            }
        }
    }

    private static boolean isSilence(Observation observation) {
        return observation instanceof NothingSeen nothing && SILENT.contains(nothing.cause());
    }
}
