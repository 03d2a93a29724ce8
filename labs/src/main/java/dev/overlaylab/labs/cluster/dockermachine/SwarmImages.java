package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.image.SwarmImage;

/** Where the container image {@code swarm} comes from. */
@FunctionalInterface
public interface SwarmImages {
    /**
     * The image, made when it is not there.
     *
     * @throws dev.overlaylab.i18n.Problem when it cannot be made
     */
    SwarmImage ready(Progress progress);
}
