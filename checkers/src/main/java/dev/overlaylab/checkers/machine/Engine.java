package dev.overlaylab.checkers.machine;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Docker Engine's state, and the two ways to run something in a container. */
public interface Engine {
    EngineState state() throws MachineException;

    /** All networks, each inspected. */
    List<NetworkState> networks() throws MachineException;

    /** All containers, running or not, each inspected. */
    List<ContainerState> containers() throws MachineException;

    /** The swarm it takes part in, as far as it knows it. */
    SwarmState swarm() throws MachineException;

    /** Runs argv in a running container; ENGINE_ERROR when there is none of that name. */
    CommandResult exec(String container, List<String> argv, Duration timeout) throws MachineException;

    /** Runs argv in a fresh container that carries {@code labels} and is removed afterwards, whatever happens. */
    CommandResult runOnce(String image, String network, List<String> argv, Map<String, String> labels, Duration timeout)
            throws MachineException;
}
