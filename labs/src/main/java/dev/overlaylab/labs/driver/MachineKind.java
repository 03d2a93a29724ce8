package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import java.time.Duration;

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
     * Starts it without waiting until it answers.
     *
     * @return the record with the port and process it has now
     */
    StoredMachine start(MachineFolder folder, StoredMachine machine) throws InterruptedException;

    /** Whether it runs now, also when its record is damaged. */
    boolean runs(MachineFolder folder);

    /** Asks it to shut down, and ends it when it has not by the deadline. */
    void stop(MachineFolder folder, SshAddress address, Duration within) throws InterruptedException;

    /** Ends it at once, with everything it has outside its folder. */
    void end(MachineFolder folder) throws InterruptedException;

    /** After a removal: gives back what the lab's machines shared, when none is left. */
    default void tidy() throws InterruptedException {}

    /** How long a machine may take from its start until SSH answers. */
    Duration timeToBoot();

    Duration timeToStop();

    /** The last lines it said before it went silent, for a message. */
    String lastWords(MachineFolder folder);
}
