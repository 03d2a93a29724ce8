package dev.overlaylab.labs.driver.record;

import static java.util.Objects.requireNonNull;

import dev.overlaylab.labs.driver.MachineSpec;
import dev.overlaylab.labs.driver.process.RunningProcess;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What {@code machine.json} says about a machine.
 *
 * @param format 1
 * @param driver the id of the driver that made it
 * @param created an ISO instant
 * @param hostKey public, pinned
 * @param port on this computer's loopback, to its SSH server; 0 before the first start
 * @param process the one that is the machine while it runs
 */
public record StoredMachine(
        int format,
        String driver,
        String name,
        MachineSpec.Role role,
        String address,
        int memoryMb,
        String created,
        Stage stage,
        String hostKey,
        String machineId,
        int port,
        @Nullable RunningProcess process) {
    public static final int FORMAT = 1;

    public StoredMachine {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format " + format);
        }
        requireNonNull(driver, "driver");
        requireNonNull(name, "name");
        requireNonNull(role, "role");
        requireNonNull(address, "address");
        requireNonNull(stage, "stage");
        requireNonNull(hostKey, "hostKey");
        requireNonNull(machineId, "machineId");
        Instant.parse(requireNonNull(created, "created"));
    }

    /** How far its creation came. */
    public enum Stage {
        /** Its disk may be incomplete. */
        PREPARING,
        /** All there is to start it is on the disk. */
        PREPARED,
        /** It has run and answered before; now it was started again, and nobody has heard from it yet. */
        STARTING,
        /** It has answered since it was started last. */
        MADE
    }

    public StoredMachine at(Stage next) {
        return new StoredMachine(
                format, driver, name, role, address, memoryMb, created, next, hostKey, machineId, port, process);
    }

    /** As one that nobody wants to run at the moment. */
    public StoredMachine atRest() {
        return runningAs(port, null).at(stage == Stage.STARTING ? Stage.MADE : stage);
    }

    public StoredMachine runningAs(int itsPort, @Nullable RunningProcess itsProcess) {
        return new StoredMachine(
                format, driver, name, role, address, memoryMb, created, stage, hostKey, machineId, itsPort, itsProcess);
    }
}
