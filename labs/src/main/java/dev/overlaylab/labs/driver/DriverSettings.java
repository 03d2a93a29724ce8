package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.image.MachineImage;
import java.nio.file.Path;

/**
 * What every driver needs to know.
 *
 * @param labDirectory whose {@code machines} folder holds the machines
 * @param clientKey the private key by which we log in; made with its {@code .pub} when there is none
 * @param cache where findings about this computer are kept
 * @param internet whether machines shall have a way out
 */
public record DriverSettings(Path labDirectory, MachineImage image, Path clientKey, Path cache, boolean internet) {
    public DriverSettings {
        labDirectory = labDirectory.toAbsolutePath().normalize();
        clientKey = clientKey.toAbsolutePath().normalize();
    }
}
