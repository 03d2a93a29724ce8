package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.EngineReading;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final EngineReading live;
    private @Nullable RemoteApiVersion spoken;
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
        live = new DockerReading(calls, patience, this::client);
    }

    @Override
    public EngineState state() throws MachineException {
        return live.state();
    }

    @Override
    public List<NetworkState> networks() throws MachineException {
        return live.networks();
    }

    @Override
    public List<ContainerState> containers() throws MachineException {
        return live.containers();
    }

    @Override
    public SwarmState swarm() throws MachineException {
        return live.swarm();
    }

    /** All questions are sent over one stream before the first is answered. */
    @Override
    public EngineReading read(Set<Topic> topics) throws MachineException {
        var config = new EngineConfig(asked(this::version));
        var paths = DockerReading.pathsOf(topics).stream()
                .map(it -> "/" + config.version().asWebPathPart() + it)
                .toList();
        var answers = new AnswersAhead(Set.copyOf(paths), transport);
        try {
            asked(() -> {
                transport.askAhead(paths, answers);
                return topics;
            });
        } catch (MachineException e) {
            if (answers.isEmpty()) {
                throw e;
            }
            answers.endsWith(e);
        }
        var client = DockerClientImpl.getInstance(config, answers);
        return new DockerReading(calls, patience, () -> client);
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
        var config = new EngineConfig(asked(this::version));
        try (var line = new EngineLine(transport);
                var run = new ContainerRun(
                        DockerClientImpl.getInstance(config, line), calls, image, network, argv, labels)) {
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
            client = DockerClientImpl.getInstance(new EngineConfig(version()), transport);
            agreed = client;
        }
        return client;
    }

    private synchronized RemoteApiVersion version() throws IOException {
        var version = spoken;
        if (version == null) {
            version = ApiVersions.agreedWith(transport);
            spoken = version;
        }
        return version;
    }

    @Override
    public void close() {
        calls.close();
        transport.close();
    }
}
