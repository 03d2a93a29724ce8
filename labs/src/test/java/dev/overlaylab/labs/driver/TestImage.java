package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.Flavour;
import dev.overlaylab.labs.image.ImageBuilder;
import dev.overlaylab.labs.image.ImageSettings;
import dev.overlaylab.labs.image.MachineImage;
import dev.overlaylab.labs.image.SwarmImage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The image that machine tests run on: OVERLAYLAB_IMAGE names a finished one; else it is the one of OVERLAYLAB_HOME, built
 * when it is not there.
 */
public final class TestImage {
    private TestImage() {}

    public static MachineImage of(Flavour flavour) {
        var finished = System.getenv("OVERLAYLAB_IMAGE");
        if (finished != null) {
            return new MachineImage(Path.of(finished));
        }
        return own().ready(flavour, Progress.NONE);
    }

    /** The container image swarm, of the same image or else of OVERLAYLAB_HOME. */
    public static SwarmImage swarm(Progress progress) {
        var finished = System.getenv("OVERLAYLAB_IMAGE");
        var shared = finished == null
                ? Optional.<SwarmImage>empty()
                : new ImageBuilder(Path.of(finished), ImageSettings.from(System.getenv())).swarmAsItIs();
        return shared.orElseGet(
                () -> finished == null ? own().swarm(progress) : own().swarm(progress, Path.of(finished)));
    }

    private static ImageBuilder own() {
        var home = System.getenv("OVERLAYLAB_HOME");
        var directory = home == null ? Path.of("target", "overlaylab-home") : Path.of(home);
        return new ImageBuilder(directory.resolve("image"), ImageSettings.from(System.getenv()));
    }
}
