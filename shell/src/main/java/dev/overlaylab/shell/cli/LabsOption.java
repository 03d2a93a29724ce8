package dev.overlaylab.shell.cli;

import dev.overlaylab.labs.lab.LabLibrary;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which labs a command is about: those that come with the product, or somebody's own. */
final class LabsOption {
    @Option(names = "--labs", paramLabel = "DIR", descriptionKey = "labs")
    String directory = "";

    LabLibrary library() {
        return directory.isEmpty() ? LabLibrary.shipped() : LabLibrary.in(Path.of(directory));
    }
}
