package dev.overlaylab.checkers.machine.docker;

import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Not there yet: every question ends in ENGINE_DOWN. */
public final class DockerEngine implements Engine {
    private final Connection connection;

    public DockerEngine(Connection connection) {
        this.connection = connection;
    }

    private MachineException absent() {
        return new MachineException(connection.name(), MachineException.Cause.ENGINE_DOWN, "not built yet", null);
    }

    @Override
    public EngineState state() throws MachineException {
        throw absent();
    }

    @Override
    public List<NetworkState> networks() throws MachineException {
        throw absent();
    }

    @Override
    public List<ContainerState> containers() throws MachineException {
        throw absent();
    }

    @Override
    public CommandResult exec(String container, List<String> argv, Duration timeout) throws MachineException {
        throw absent();
    }

    @Override
    public CommandResult runOnce(
            String image, String network, List<String> argv, Map<String, String> labels, Duration timeout)
            throws MachineException {
        throw absent();
    }
}
