package dev.overlaylab.labs.driver;

import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import java.nio.file.Path;

/**
 * Holds running machines still, and brings back a moment of one: memory, devices and disk where moments are
 * {@link Driver.Moments#FROZEN}, the disk alone where they are {@link Driver.Moments#RESTARTED}.
 *
 * <p>A saved state is a directory of files that are never modified; it may be moved, and deleted, at any time. It needs
 * nothing of the machine's folder, only the image. What several states have in common they share by hard links, so it
 * must lie on the lab directory's file system. Failures are {@link dev.overlaylab.i18n.Problem}s.
 */
public interface Freezer {
    /** Stops time for a running machine; does nothing when it stands still already. */
    void pause(MachineFolder folder) throws InterruptedException;

    /** Whether it runs, but stands still: what a program leaves that is killed between pause and unpause. */
    boolean paused(MachineFolder folder) throws InterruptedException;

    /** Lets a paused machine go on and sets its clock right; does nothing when it runs. */
    void unpause(MachineFolder folder) throws InterruptedException;

    /**
     * Writes everything needed to bring this moment of a paused machine back; the machine stays paused, and can go on. Of a
     * machine that does not run, its disk.
     *
     * @param state a directory that is not there yet; it is removed again when saving fails
     */
    void save(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException;

    /**
     * Says why a saved state cannot be restored here: another QEMU, another image, a file that is missing or has another
     * size. Returns when it can. Asks nothing of a running machine.
     */
    void requireRestorable(StoredMachine machine, Path state) throws InterruptedException;

    /**
     * Like {@link MachineKind#start}, from the saved state of a machine that ran: the machine must not run; then it is
     * there on the record's port, paused where moments are frozen. The state can be restored again later. The folder's disk
     * becomes that of the state.
     *
     * @return false when somebody else has that port
     */
    boolean restore(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException;

    /** Makes the folder's disk that of a saved state, and starts nothing; the machine must not run. */
    void putBack(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException;
}
