package dev.overlaylab.checkers.probe;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers by probe. Reading one that is not there throws {@link Unseen}. */
public record Observations(Map<Probe, Observation> byProbe) {
    public Observations {
        byProbe = Map.copyOf(byProbe);
    }

    public boolean has(Probe probe) {
        return byProbe.containsKey(probe);
    }

    /** The answers to these probes, as far as there are any. */
    public Observations only(Collection<? extends Probe> probes) {
        return new Observations(byProbe.entrySet().stream()
                .filter(it -> probes.contains(it.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public EngineState of(Probe.EngineProbe probe) {
        return read(probe, Observation.EngineSeen.class).state();
    }

    public List<NetworkState> of(Probe.NetworksProbe probe) {
        return read(probe, Observation.NetworksSeen.class).networks();
    }

    public List<ContainerState> of(Probe.ContainersProbe probe) {
        return read(probe, Observation.ContainersSeen.class).containers();
    }

    public SwarmState of(Probe.SwarmProbe probe) {
        return read(probe, Observation.SwarmSeen.class).swarm();
    }

    /** The answer of a shell, exec or run probe. */
    public Observation.CommandSeen command(Probe probe) {
        return read(probe, Observation.CommandSeen.class);
    }

    private <T extends Observation> T read(Probe probe, Class<T> kind) {
        var seen = byProbe.get(probe);
        if (kind.isInstance(seen)) {
            return kind.cast(seen);
        }
        if (seen instanceof Observation.NothingSeen nothing) {
            throw new Unseen(probe, nothing);
        }
        throw new IllegalStateException(probe + " was not asked, or answered by " + seen);
    }

    /** A judgement needed an answer that the machine did not give. */
    public static final class Unseen extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Probe probe;
        private final transient Observation.NothingSeen nothing;

        Unseen(Probe probe, Observation.NothingSeen nothing) {
            super(probe.machine() + ": " + nothing.cause() + ": " + nothing.detail());
            this.probe = probe;
            this.nothing = nothing;
        }

        public String machine() {
            return probe.machine();
        }

        public MachineException.Cause why() {
            return nothing.cause();
        }

        public String detail() {
            return nothing.detail();
        }
    }
}
