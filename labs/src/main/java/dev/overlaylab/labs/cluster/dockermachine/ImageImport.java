package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.labs.image.SwarmImage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hands a container image to a machine's engine as {@code docker import} does, without a file in between. */
final class ImageImport {
    /** For an image of some hundred megabytes, on a machine under software emulation. */
    static final Duration LIMIT = Duration.ofMinutes(10);

    private ImageImport() {}

    /**
     * Returns when the engine has it under that name; whatever it has to say otherwise is a refusal.
     *
     * @param label that the image gets besides its own
     */
    static void of(SwarmImage image, String repository, String tag, Optional<String> label, Connection machine)
            throws MachineException, IOException {
        try (var engine = EngineTalk.with(machine, LIMIT)) {
            var changes = new ArrayList<>(image.changes());
            label.ifPresent(it -> changes.add("LABEL " + it));
            send(image, repository, tag, changes, engine);
            judge(engine.rest());
        }
    }

    private static void send(SwarmImage image, String repository, String tag, List<String> changes, EngineTalk engine)
            throws IOException {
        var path = new StringBuilder("/images/create?fromSrc=-&repo=" + repository + "&tag=" + tag);
        changes.forEach(it -> path.append("&changes=").append(URLEncoder.encode(it, StandardCharsets.UTF_8)));
        engine.say(
                "POST " + path + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\nContent-Type: application/x-tar\r\n"
                        + "Content-Length: " + Files.size(image.files()) + "\r\n\r\n");
        Files.copy(image.files(), engine.output());
        engine.output().flush();
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
