package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One command in a container of its own, which is removed whatever happens.
 *
 * <p>The container has a name of our choosing, so that it can be removed even when the engine's answer to its creation
 * never arrived. Output comes by attaching before the start: it needs no log driver and misses nothing.
 */
final class ContainerRun implements AutoCloseable {
    /** Marks containers that exist only to look at something. */
    static final String LABEL = "dev.overlaylab.probe";

    private static final Duration REMOVAL = Duration.ofSeconds(20);
    private static final int REMOVAL_TRIES = 5;

    private final DockerClient client;
    private final EngineCalls calls;
    private final String image;
    private final String network;
    private final String[] argv;
    private final Map<String, String> labels;
    private final String name = "overlaylab-probe-" + UUID.randomUUID();
    private final Frames frames = new Frames();
    private volatile boolean asked;
    private volatile boolean created;

    ContainerRun(
            DockerClient client,
            EngineCalls calls,
            String image,
            String network,
            List<String> argv,
            Map<String, String> labels) {
        this.client = client;
        this.calls = calls;
        this.image = image;
        this.network = network;
        this.argv = argv.toArray(String[]::new);
        this.labels = new HashMap<>(labels);
        this.labels.put(LABEL, "once");
    }

    CommandResult answer(Duration timeout) throws MachineException {
        var begun = System.nanoTime();
        var exitCode = calls.within(timeout, this::exitCode);
        return new CommandResult(
                exitCode, frames.stdout(), frames.stderr(), Duration.ofNanos(System.nanoTime() - begun));
    }

    private int exitCode() throws InterruptedException {
        create();
        client.attachContainerCmd(name)
                .withStdOut(true)
                .withStdErr(true)
                .withFollowStream(true)
                .exec(frames);
        frames.awaitAttached();
        client.startContainerCmd(name).exec();
        frames.awaitEnd();
        return client.waitContainerCmd(name)
                .exec(new WaitContainerResultCallback())
                .awaitStatusCode();
    }

    private void create() {
        asked = true;
        try {
            client.createContainerCmd(image)
                    .withName(name)
                    .withCmd(argv)
                    .withLabels(labels)
                    .withHostConfig(HostConfig.newHostConfig().withNetworkMode(network))
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec();
            created = true;
        } catch (DockerException e) {
            asked = false;
            throw e;
        }
    }

    @Override
    public void close() {
        frames.close();
        if (asked) {
            Uninterrupted.run(() -> calls.within(REMOVAL, this::remove));
        }
    }

    private boolean remove() throws InterruptedException {
        for (var tries = 0; ; tries++) {
            try {
                client.removeContainerCmd(name)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                return true;
            } catch (NotFoundException e) {
                // It never came to be; or we gave up while the engine was still making it.
                if (created || tries == REMOVAL_TRIES) {
                    return false;
                }
                Thread.sleep(200);
            }
        }
    }
}
