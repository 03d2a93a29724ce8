package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.core.DockerClientImpl;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The engine behind a connection's {@code /var/run/docker.sock}; no port is opened anywhere. */
public final class DockerEngine implements Engine, AutoCloseable {
    static final String SOCKET = "/var/run/docker.sock";
    private static final Duration QUESTION = Duration.ofSeconds(30);

    private final Connection connection;
    private final Duration patience;
    private final EngineTransport transport;
    private final EngineCalls calls;
    private @Nullable DockerClient agreed;

    public DockerEngine(Connection connection) {
        this(connection, QUESTION);
    }

    /** @param patience with a question that changes nothing */
    DockerEngine(Connection connection, Duration patience) {
        this.connection = connection;
        this.patience = patience;
        transport = new EngineTransport(connection, SOCKET);
        calls = new EngineCalls(connection);
    }

    @Override
    public EngineState state() throws MachineException {
        return asked(() -> States.of(client().infoCmd().exec()));
    }

    /** From the list alone: since API 1.28 it lacks only the attached containers, which a container knows itself. */
    @Override
    public List<NetworkState> networks() throws MachineException {
        return asked(() -> client().listNetworksCmd().exec().stream()
                .map(States::of)
                .sorted(Comparator.comparing(NetworkState::name).thenComparing(NetworkState::id))
                .toList());
    }

    @Override
    public List<ContainerState> containers() throws MachineException {
        return asked(() -> {
            var states = new ArrayList<ContainerState>();
            for (var container : client().listContainersCmd().withShowAll(true).exec()) {
                var image = imageAsGiven(container);
                if (image != null) {
                    states.add(States.of(container, image));
                }
            }
            states.sort(Comparator.comparing(ContainerState::name));
            return List.copyOf(states);
        });
    }

    /** The list shows an ID once the name points to another image; null when the container has gone meanwhile. */
    private @Nullable String imageAsGiven(Container container) throws IOException {
        if (!container.getImage().startsWith("sha256:")) {
            return container.getImage();
        }
        try {
            var image = client().inspectContainerCmd(container.getId())
                    .exec()
                    .getConfig()
                    .getImage();
            return image == null ? container.getImage() : image;
        } catch (NotFoundException e) {
            return null;
        }
    }

    @Override
    public SwarmState swarm() throws MachineException {
        return asked(() -> SwarmStates.read(client(), calls::messageOf));
    }

    @Override
    public CommandResult exec(String container, List<String> argv, Duration timeout) throws MachineException {
        try (var run = new ContainerExec(connection, clientWithin(), calls, container, argv)) {
            return run.answer(timeout);
        }
    }

    @Override
    public CommandResult runOnce(
            String image, String network, List<String> argv, Map<String, String> labels, Duration timeout)
            throws MachineException {
        try (var run = new ContainerRun(clientWithin(), calls, image, network, argv, labels)) {
            return run.answer(timeout);
        }
    }

    private <T> T asked(Callable<T> question) throws MachineException {
        return calls.within(patience, question);
    }

    private DockerClient clientWithin() throws MachineException {
        return asked(this::client);
    }

    /** Made when first needed; an engine that is down then is asked again next time. */
    private synchronized DockerClient client() throws IOException {
        var client = agreed;
        if (client == null) {
            client = DockerClientImpl.getInstance(new EngineConfig(ApiVersions.agreedWith(transport)), transport);
            agreed = client;
        }
        return client;
    }

    @Override
    public void close() {
        calls.close();
        transport.close();
    }
}
