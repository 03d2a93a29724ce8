package dev.overlaylab.shell.cli;

import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.image.ImageBuilder;
import dev.overlaylab.labs.image.ImageSettings;
import java.nio.file.Path;

/** A finished image that OVERLAYLAB_IMAGE names, else that of OVERLAYLAB_HOME, built when it is not there. */
final class FinishedImage {
    private FinishedImage() {}

    static String of(Flavour flavour) {
        var finished = System.getenv("OVERLAYLAB_IMAGE");
        if (finished != null) {
            return finished;
        }
        var kept = System.getenv("OVERLAYLAB_HOME");
        var directory = (kept == null ? Path.of("target", "overlaylab-home") : Path.of(kept)).resolve("image");
        return new ImageBuilder(directory, ImageSettings.from(System.getenv()))
                .complete(flavour, Progress.NONE)
                .directory()
                .toString();
    }
}
