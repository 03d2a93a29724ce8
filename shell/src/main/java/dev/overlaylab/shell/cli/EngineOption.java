package dev.overlaylab.shell.cli;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Lab;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says which engine a lab is played with. */
final class EngineOption {
    @Option(
            names = "--engine",
            paramLabel = "20.10|26.1",
            descriptionKey = "engine",
            completionCandidates = Known.Engines.class)
    String id = "";

    /** The version that was asked for; a problem when the lab cannot be played with it. */
    Optional<EngineVersion> wantedFor(Lab lab) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var asked = EngineVersion.named(id);
        if (!lab.engines().contains(asked.id())) {
            throw Problem.of(
                    "problem.lab.engine",
                    "lab",
                    lab.id(),
                    "engine",
                    asked.id(),
                    "valid",
                    String.join(", ", lab.engines()));
        }
        return Optional.of(asked);
    }

    /** What a lab is best played with. */
    static EngineVersion bestFor(Lab lab) {
        return EngineVersion.named(lab.engines().get(0));
    }
}
