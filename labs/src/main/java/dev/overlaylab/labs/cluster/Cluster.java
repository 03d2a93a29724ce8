package dev.overlaylab.labs.cluster;

import dev.overlaylab.checkers.machine.Machines;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Driver;
import dev.overlaylab.labs.driver.MachineRecord;
import dev.overlaylab.labs.driver.Progress;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.wire.Tap;
import dev.overlaylab.labs.workstation.Workstation;
import java.util.List;
import java.util.Optional;

/** The machines of one running lab, with open connections to them. */
public interface Cluster extends Machines, AutoCloseable {
    /** The machine the learner types at; started when first asked for. */
    Workstation workstation();

    /** All machines but the workstation, in order of creation. */
    List<MachineRecord> machines();

    /** All machines that are on the lab's wire: the workstation too. */
    List<MachineRecord> onTheWire();

    /** Listens to what passes between the machines; closed with the cluster at the latest. */
    Tap tap() throws InterruptedException;

    /**
     * Saved moments of all machines, with what the learner's bash has for environment and directory; nothing where there are
     * none.
     *
     * @param limit what all together may take on the disk, in bytes
     */
    default Optional<Checkpoints> checkpoints(long limit) {
        return Optional.empty();
    }

    /** Removes all machines but the workstation, which is made anew. */
    default void clear(Progress progress) {
        throw new UnsupportedOperationException();
    }

    /** Lets the bash of the next session go on with this one's environment and directory. */
    default void remember() {}

    /** Puts all machines to rest until {@link #resume}; returns what the learner should know. */
    default List<Text> suspend(Progress progress) {
        return List.of();
    }

    /** Brings back what rests, and puts right what was killed; see {@link dev.overlaylab.labs.driver.Driver#resume}. */
    default Driver.Resumed resume(Progress progress) {
        return new Driver.Resumed(List.of(), Optional.empty());
    }

    /** Closes connections; machines go on. */
    @Override
    void close();
}
