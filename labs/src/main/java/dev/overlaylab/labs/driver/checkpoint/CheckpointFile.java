package dev.overlaylab.labs.driver.checkpoint;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What {@code checkpoint.json} says: written last, so a folder with one is whole.
 *
 * @param format 1
 * @param driver the id of the driver whose machines these are
 * @param created an ISO instant
 * @param machines in order of creation
 * @param alongside folders of the lab directory that belong to the moment
 * @param seal of everything else in the folder
 */
public record CheckpointFile(
        int format,
        String driver,
        boolean automatic,
        String created,
        List<SavedMachine> machines,
        List<String> alongside,
        Seal seal) {
    public static final int FORMAT = 1;

    public CheckpointFile {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format);
        }
        requireNonNull(driver, "driver");
        requireNonNull(seal, "seal");
        Instant.parse(requireNonNull(created, "created"));
        machines = List.copyOf(machines);
        alongside = List.copyOf(alongside);
    }

    /** A machine of the moment, and whether it ran. */
    public record SavedMachine(String name, boolean ran) {}

    public List<String> names() {
        return machines.stream().map(SavedMachine::name).toList();
    }
}
