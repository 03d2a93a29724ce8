package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.api.DockerClient;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command in a running container; does not outlive its time limit. */
final class ContainerExec implements AutoCloseable {
    private static final int EXIT_CODE_TRIES = 100;

    private final Connection connection;
    private final DockerClient client;
    private final EngineCalls calls;
    private final String container;
    private final String[] argv;
    private final Frames frames = new Frames();
    private volatile @Nullable String id;
    private volatile boolean answered;

    ContainerExec(Connection connection, DockerClient client, EngineCalls calls, String container, List<String> argv) {
        this.connection = connection;
        this.client = client;
        this.calls = calls;
        this.container = container;
        this.argv = argv.toArray(String[]::new);
    }

    CommandResult answer(Duration timeout) throws MachineException {
        var begun = System.nanoTime();
        var exitCode = calls.within(timeout, this::exitCode);
        answered = true;
        return new CommandResult(
                exitCode, frames.stdout(), frames.stderr(), Duration.ofNanos(System.nanoTime() - begun));
    }

    private int exitCode() throws InterruptedException, IOException {
        var exec = client.execCreateCmd(container)
                .withCmd(argv)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId();
        id = exec;
        client.execStartCmd(exec).withDetach(false).exec(frames);
        frames.awaitEnd();
        // The outputs may close a moment before the engine has noted the end.
        for (var tries = 0; tries < EXIT_CODE_TRIES; tries++) {
            var seen = client.inspectExecCmd(exec).exec();
            if (!Boolean.TRUE.equals(seen.isRunning()) && seen.getExitCodeLong() != null) {
                return seen.getExitCodeLong().intValue();
            }
            Thread.sleep(10);
        }
        throw new IOException("the engine does not tell how the command ended");
    }

    /** Ends the process if it is still there: the API cannot, but the host knows it by its number. */
    @Override
    public void close() {
        frames.close();
        var exec = id;
        if (answered || exec == null) {
            return;
        }
        Uninterrupted.run(() -> {
            var pid = calls.within(
                    Duration.ofSeconds(5),
                    () -> client.inspectExecCmd(exec).exec().getPidLong());
            if (pid != null && pid > 1) {
                connection.run(Command.of("kill -9 " + pid));
            }
        });
    }
}
