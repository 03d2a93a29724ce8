package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import dev.overlaylab.checkers.machine.ContainerState;
import dev.overlaylab.checkers.machine.EngineReading;
import dev.overlaylab.checkers.machine.EngineState;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.NetworkState;
import dev.overlaylab.checkers.machine.SwarmState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Puts docker-java's questions and turns its words into ours. */
final class DockerReading implements EngineReading {
    /** The paths that docker-java asks for each topic; one that is missing here is only asked a little later. */
    private static final Map<Topic, List<String>> PATHS = new EnumMap<>(Map.of(
            Topic.STATE, List.of("/info"),
            Topic.NETWORKS, List.of("/networks"),
            Topic.CONTAINERS, List.of("/containers/json?all=true"),
            Topic.SWARM, List.of("/info", "/nodes", "/services", "/tasks")));

    private final EngineCalls calls;
    private final Duration patience;
    private final Callable<DockerClient> client;

    DockerReading(EngineCalls calls, Duration patience, Callable<DockerClient> client) {
        this.calls = calls;
        this.patience = patience;
        this.client = client;
    }

    static List<String> pathsOf(Set<Topic> topics) {
        return topics.stream()
                .flatMap(it -> PATHS.getOrDefault(it, List.of()).stream())
                .distinct()
                .toList();
    }

    @Override
    public EngineState state() throws MachineException {
        return asked(() -> States.of(client.call().infoCmd().exec()));
    }

    /** From the list alone: since API 1.28 it lacks only the attached containers, which a container knows itself. */
    @Override
    public List<NetworkState> networks() throws MachineException {
        return asked(() -> client.call().listNetworksCmd().exec().stream()
                .map(States::of)
                .sorted(Comparator.comparing(NetworkState::name).thenComparing(NetworkState::id))
                .toList());
    }

    @Override
    public List<ContainerState> containers() throws MachineException {
        return asked(() -> {
            var states = new ArrayList<ContainerState>();
            for (var container :
                    client.call().listContainersCmd().withShowAll(true).exec()) {
                var image = imageAsGiven(container);
                if (image != null) {
                    states.add(States.of(container, image));
                }
            }
            states.sort(Comparator.comparing(ContainerState::name));
            return List.copyOf(states);
        });
    }

    @Override
    public SwarmState swarm() throws MachineException {
        return asked(() -> SwarmStates.read(client.call(), calls::messageOf));
    }

    /** The list shows an ID once the name points to another image; null when the container has gone meanwhile. */
    private @Nullable String imageAsGiven(Container container) throws Exception {
        if (!container.getImage().startsWith("sha256:")) {
            return container.getImage();
        }
        try {
            var image = client.call()
                    .inspectContainerCmd(container.getId())
                    .exec()
                    .getConfig()
                    .getImage();
            return image == null ? container.getImage() : image;
        } catch (NotFoundException e) {
            return null;
        }
    }

    private <T> T asked(Callable<T> question) throws MachineException {
        return calls.within(patience, question);
    }
}
