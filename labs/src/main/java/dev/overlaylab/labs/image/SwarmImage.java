package dev.overlaylab.labs.image;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The container image {@code swarm} on this computer's disk, to be handed to an engine. */
public record SwarmImage(Path folder) {
    static final String FOLDER = "swarm";
    static final List<String> STAGES = List.of("runtime", "swarm");

    /** The label that says which program is in it. */
    public static final String PROGRAM = "dev.overlaylab.program";

    /** Its file system, as {@code docker import} takes it. */
    public Path files() {
        return folder.resolve("swarm.tar.gz");
    }

    /** Instructions as {@code docker import --change} takes them. */
    public List<String> changes() {
        var file = folder.resolve("swarm.changes");
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Problem(
                    Text.of("problem.image.files", "directory", folder.toString(), "detail", e.toString()), e);
        }
    }

    /** The value of its label {@link #PROGRAM}. */
    public String program() {
        return changes().stream()
                .filter(it -> it.startsWith("LABEL " + PROGRAM + "="))
                .map(it -> it.substring(it.indexOf('=') + 1).replace("\"", ""))
                .findFirst()
                .orElse("");
    }
}
