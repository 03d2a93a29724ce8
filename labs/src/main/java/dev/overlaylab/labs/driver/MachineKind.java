package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.labs.driver.process.RunningProcess;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How one kind of machine is prepared, started and ended: what differs between drivers whose machines run here.
 *
 * <p>Calls for one machine never overlap. Failures are {@link dev.overlaylab.i18n.Problem}s.
 */
public interface MachineKind {
    String id();

    Driver.Capabilities capabilities();

    /** Says what is missing on this computer to make such a machine; returns when nothing is. */
    void requireFor(MachineSpec spec);

    /** Makes its disk, once; the identity is there already. */
    void prepare(MachineFolder folder, StoredMachine machine) throws InterruptedException;

    /**
     * Starts it on the record's port, without waiting until it answers.
     *
     * @return false when somebody else has that port
     */
    boolean start(MachineFolder folder, StoredMachine machine) throws InterruptedException;

    /** The process that is the machine, also when its record is damaged; empty when it does not run. */
    Optional<RunningProcess> process(MachineFolder folder);

    /** Whether it runs now and is of use. */
    default boolean runs(MachineFolder folder) {
        return process(folder).isPresent();
    }

    /** Asks it to shut down, and ends it when it has not by the deadline. */
    void stop(MachineFolder folder, SshAddress address, Duration within) throws InterruptedException;

    /** Ends it at once, with everything it has outside its folder. */
    void end(MachineFolder folder) throws InterruptedException;

    /** Holds a running machine still: nothing in it changes until it is let go on. Does nothing when it is held already. */
    default void pause(MachineFolder folder) throws InterruptedException {
        throw new UnsupportedOperationException(id());
    }

    /** Lets a machine go on. Does nothing when it is not held. */
    default void unpause(MachineFolder folder) throws InterruptedException {
        throw new UnsupportedOperationException(id());
    }

    /** Whether the machine is held now, perhaps by a program that was killed since. */
    default boolean paused(MachineFolder folder) {
        return false;
    }

    /**
     * Writes into an empty directory all it takes to bring back this moment of a machine that is held still.
     *
     * <p>The directory may be moved or deleted later, whatever the machine does then; nothing in it changes any more. The
     * machine's record and identity are kept by the caller.
     */
    default void save(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException {
        throw new UnsupportedOperationException(id());
    }

    /** Says why a saved moment cannot be brought back on this computer now; returns when it can. */
    default void requireRestorable(StoredMachine machine, Path state) throws InterruptedException {}

    /**
     * Makes a machine that does not run what it was at a saved moment, on the record's port. The folder may be new.
     * Where moments are frozen it is held still afterwards; else it is started, without waiting until it answers.
     *
     * @return false when somebody else has that port
     */
    default boolean restore(MachineFolder folder, StoredMachine machine, Path state) throws InterruptedException {
        throw new UnsupportedOperationException(id());
    }

    /** After a removal: gives back what the lab's machines shared, when none is left. */
    default void tidy() throws InterruptedException {}

    /** Saves and restores running machines; nothing where this kind cannot. */
    default Optional<Freezer> freezer() {
        return Optional.empty();
    }

    /** How long a machine may take from its start until SSH answers. */
    Duration timeToBoot();

    Duration timeToStop();

    /** The last lines it said before it went silent, for a message. */
    String lastWords(MachineFolder folder);
}
