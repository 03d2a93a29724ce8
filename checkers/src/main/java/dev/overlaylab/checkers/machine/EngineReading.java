package dev.overlaylab.checkers.machine;

import java.util.List;

/** What an engine says of itself and of what it runs. */
public interface EngineReading {
    EngineState state() throws MachineException;

    /** All networks, each inspected. */
    List<NetworkState> networks() throws MachineException;

    /** All containers, running or not, each inspected. */
    List<ContainerState> containers() throws MachineException;

    /** The swarm it takes part in, as far as it knows it. */
    SwarmState swarm() throws MachineException;

    /** What can be read. */
    enum Topic {
        STATE,
        NETWORKS,
        CONTAINERS,
        SWARM
    }
}
