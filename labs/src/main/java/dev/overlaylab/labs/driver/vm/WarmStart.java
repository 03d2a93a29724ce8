package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.process.Deadline;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Starts a machine that never ran as a copy of the image's warm one, and lets it become itself. */
final class WarmStart {
    private static final Duration TIME_TO_IDENTIFY = Duration.ofSeconds(90);

    private final VmMachines machines;
    private final VmFreezer freezer;

    WarmStart(VmMachines machines) {
        this.machines = machines;
        this.freezer = new VmFreezer(machines);
    }

    /** The warm state that a machine of that size can be made from here; empty when it has to boot. */
    Optional<Path> stateFor(int memoryMb) throws InterruptedException {
        var state = machines.image().warm();
        if (!Files.exists(state) || !GuestMemory.holds(memoryMb)) {
            return Optional.empty();
        }
        try {
            var warm = SavedState.of(state);
            return Optional.of(state).filter(it -> warm.memoryMb() >= memoryMb && fitsHere(warm));
        } catch (Problem e) {
            // A damaged one is made again with the image; until then machines boot.
            return Optional.empty();
        }
    }

    private boolean fitsHere(SavedState warm) {
        try {
            return warm.fits().equals(machines.fit());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Starts it on its port; it answers when this returns.
     *
     * @return false when somebody else has that port
     * @throws Problem when it does not become itself; it may still run then
     */
    boolean start(MachineFolder folder, StoredMachine machine, Path warm) throws InterruptedException {
        if (!freezer.restore(folder, machine, warm)) {
            return false;
        }
        freezer.goOn(folder);
        try (var attendant = Attendant.at(ControlSocket.forAttendant(folder))) {
            if (!attendant.identify(Deadline.in(TIME_TO_IDENTIFY))) {
                throw Problem.of("problem.driver.no-identity", "name", machine.name());
            }
            return true;
        } catch (IOException e) {
            throw MachineFolder.trouble(folder.path(), e);
        }
    }
}
