package dev.overlaylab.shell.cli;

import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which labs a command is about: those that come with the product, or somebody's own. */
final class LabsOption {
    @Option(names = "--labs", paramLabel = "DIR", descriptionKey = "labs")
    String directory = "";

    LabLibrary library() {
        return directory.isEmpty() ? LabLibrary.shipped() : LabLibrary.in(Path.of(directory));
    }

    /** A lab with the seed that was asked for, else with that of its last start. */
    Lab load(String id, Optional<Seed> asked, Wiring wiring) {
        var documented = library().load(id);
        var seed =
                asked.or(() -> wiring.choiceOf(id).map(LabChoice::chosenSeed)).orElse(Seed.NONE);
        return seed.isNone() ? documented : library().load(id, seed);
    }
}
