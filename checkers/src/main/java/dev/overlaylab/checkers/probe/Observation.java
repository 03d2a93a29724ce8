package dev.overlaylab.checkers.probe;

import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import java.util.List;

/** What one probe saw. */
public sealed interface Observation {
    record EngineSeen(EngineState state) implements Observation {}

    record NetworksSeen(List<NetworkState> networks) implements Observation {}

    record ContainersSeen(List<ContainerState> containers) implements Observation {}

    record SwarmSeen(SwarmState swarm) implements Observation {}

    record CommandSeen(int exitCode, String stdout, String stderr) implements Observation {}

    /** Nothing was seen: no verdict but CANNOT_CHECK can follow from it. */
    record NothingSeen(MachineException.Cause cause, String detail) implements Observation {}
}
