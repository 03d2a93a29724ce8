package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.labs.driver.process.RunningProcess;
import dev.overlaylab.labs.driver.record.MachineFolder;
import dev.overlaylab.labs.driver.record.StoredMachine;
import dev.overlaylab.labs.wire.Tap;
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

    /** Says what is missing on this computer for machines of that much memory together, before one of them starts. */
    default void requireMemory(int machines, int memoryMb) {}

    /** Makes its disk, once; the identity is there already. */
    void prepare(MachineFolder folder, StoredMachine machine) throws InterruptedException;

    /**
     * Starts it on the record's port, without waiting until it answers.
     *
     * @param progress is told when it does not start as the learner expects: for instance slowly, and why
     * @return false when somebody else has that port
     */
    boolean start(MachineFolder folder, StoredMachine machine, Progress progress) throws InterruptedException;

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

    /** After a removal: gives back what the lab's machines shared, when none is left. */
    default void tidy() throws InterruptedException {}

    /** Saves and restores running machines; nothing where this kind cannot. */
    default Optional<Freezer> freezer() {
        return Optional.empty();
    }

    /** Listens to the wire that joins the eth1 of all machines of the lab. */
    Tap tap() throws InterruptedException;

    /** How long a machine may take from its start until SSH answers. */
    Duration timeToBoot();

    Duration timeToStop();

    /** The last lines it said before it went silent, for a message. */
    String lastWords(MachineFolder folder);
}
