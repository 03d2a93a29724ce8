package dev.overlaylab.labs.driver.checkpoint;

import java.time.Instant;
import java.util.List;

/**
 * A saved moment of all machines of a lab.
 *
 * @param automatic taken without being asked for, so it may go when room is needed
 * @param machines their names, in order of creation
 * @param bytes what it takes on the disk beside the checkpoints listed before it
 */
public record Checkpoint(String name, boolean automatic, Instant created, List<String> machines, long bytes) {
    public Checkpoint {
        machines = List.copyOf(machines);
    }
}
