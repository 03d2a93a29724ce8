package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.image.SwarmImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Hands a container image to a machine's engine as {@code docker import} does, without a file in between. */
final class ImageImport {
    private static final String SOCKET = "/var/run/docker.sock";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private ImageImport() {}

    /**
     * Returns when the engine has it under that name; whatever it has to say otherwise is a refusal.
     *
     * @param label that the image gets besides its own
     */
    static void of(SwarmImage image, String repository, String tag, Optional<String> label, Connection machine)
            throws MachineException, IOException {
        var watch = Executors.newSingleThreadScheduledExecutor(it -> {
            var thread = new Thread(it, "image-import-limit");
            thread.setDaemon(true);
            return thread;
        });
        try (var stream = machine.openUnixSocket(SOCKET)) {
            var limit = watch.schedule(stream::close, LIMIT.toSeconds(), TimeUnit.SECONDS);
            var changes = new ArrayList<>(image.changes());
            label.ifPresent(it -> changes.add("LABEL " + it));
            send(image, repository, tag, changes, stream.output());
            judge(answer(stream));
            limit.cancel(false);
        } finally {
            watch.shutdownNow();
        }
    }

    private static void send(SwarmImage image, String repository, String tag, List<String> changes, OutputStream engine)
            throws IOException {
        var path = new StringBuilder("/images/create?fromSrc=-&repo=" + repository + "&tag=" + tag);
        changes.forEach(it -> path.append("&changes=").append(URLEncoder.encode(it, StandardCharsets.UTF_8)));
        var head =
                "POST " + path + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\nContent-Type: application/x-tar\r\n"
                        + "Content-Length: " + Files.size(image.files()) + "\r\n\r\n";
        engine.write(head.getBytes(StandardCharsets.US_ASCII));
        Files.copy(image.files(), engine);
        engine.flush();
    }

    private static String answer(ByteStream stream) throws IOException {
        return new String(stream.input().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The engine reports on a success and on a failure under way alike. */
    private static void judge(String answer) {
        if (!answer.startsWith("HTTP/1.1 200") || answer.contains("\"error\"") || !answer.contains("sha256:")) {
            throw new Refusal(
                    "Error creating machine: Error running provisioning: the engine did not take the image swarm: "
                            + answer.strip());
        }
    }
}
