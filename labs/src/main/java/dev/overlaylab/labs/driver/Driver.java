package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.checkers.machine.SshAddress;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.checkpoint.Checkpoints;
import dev.overlaylab.labs.wire.HostTap;
import dev.overlaylab.labs.wire.Tap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes, stops and removes the machines of one lab. Failures are {@link dev.overlaylab.i18n.Problem}s.
 *
 * <p>Machines are labelled and recorded on disk before they start, so a driver made anew for the same lab directory finds
 * every machine that an earlier process left behind. Calls for different machines may run in parallel.
 */
public interface Driver {
    /** {@code vm}, {@code namespace} or {@code ssh}. */
    String id();

    Capabilities capabilities();

    /**
     * Makes a machine and starts it; returns when SSH answers with the machine's own host key.
     *
     * <p>Whatever fails or interrupts it, nothing half-made is left running.
     */
    MachineRecord create(MachineSpec spec, Progress progress);

    /** Starts a stopped machine and waits like create; does nothing when it runs. */
    void start(String name, Progress progress);

    /** Shuts a machine down in order, or ends it at the deadline; its disk stays. Does nothing when it is stopped. */
    void stop(String name, Progress progress);

    /** Ends a machine at once and removes every trace of it. Does nothing when there is none of that name. */
    void remove(String name);

    /**
     * Says what is missing to have all these machines at the same time; returns when nothing is. Those that run already
     * have what they need.
     *
     * @param memoryMb by machine
     */
    default void requireTogether(Map<String, Integer> memoryMb) {}

    /** All machines of this lab directory, in order of creation, with their true state now. */
    List<MachineRecord> list();

    /** How to reach a running machine as root. */
    SshAddress address(String name);

    /**
     * Saved moments of all machines at once; nothing where there cannot be any.
     *
     * @param alongside folders of the lab directory that belong to a moment
     * @param limit what all moments together may take on the disk, in bytes
     */
    default Optional<Checkpoints> checkpoints(List<String> alongside, long limit) {
        return Optional.empty();
    }

    /**
     * Puts all machines to rest, so that {@link #resume} brings them back as they are, even after this computer was started
     * anew. Machines that are not ours to stop go on.
     *
     * @return what the learner should know about it
     */
    default List<Text> suspend(Progress progress) {
        return List.of();
    }

    /**
     * Brings back all machines that rest, and puts right what a killed program or a killed machine left: those that died
     * are started, those held still go on, a half finished return to a checkpoint is finished. Machines that the learner
     * stopped stay stopped.
     */
    default Resumed resume(Progress progress) {
        return new Resumed(List.of(), Optional.empty());
    }

    /**
     * What came of bringing machines back.
     *
     * @param notes what the learner should know
     * @param checkpoint to which a return was finished that had been cut short
     */
    record Resumed(List<Text> notes, Optional<String> checkpoint) {
        public Resumed {
            notes = List.copyOf(notes);
        }
    }

    /** Whether machines are ours: made by us, to be switched on and off and logged in at as we please. */
    default boolean ownsMachines() {
        return true;
    }

    /** The label, as {@code name=value}, of all that is made on its engines; none where it goes with the machine. */
    default Optional<String> label() {
        return Optional.empty();
    }

    /** Where an engine's certificates are on its machine. */
    default String certificates() {
        return "/etc/docker";
    }

    /**
     * The address that a new machine will have.
     *
     * @param free one that no machine of the lab has; those that are made take it
     */
    default String addressFor(String name, String free) {
        return free;
    }

    /** What creating a machine would alter on a host that is not ours; to be shown to its owner first. */
    default Optional<Changes> changes(MachineSpec spec) {
        return Optional.empty();
    }

    /**
     * Changes to somebody's host.
     *
     * @param commands as they will run there, as root
     * @param runningContainers that are not the lab's and will be stopped by a restart of the engine
     * @param agreed whether the owner agreed to them in advance
     */
    record Changes(String host, List<String> commands, int runningContainers, boolean agreed) {
        public Changes {
            commands = List.copyOf(commands);
        }
    }

    /**
     * Listens to everything that passes between the machines, until it is closed.
     *
     * <p>Where there is no wire of ours, each running machine is asked to tell what it sends.
     */
    default Tap tap(Door door) throws InterruptedException {
        return HostTap.open(
                list().stream()
                        .filter(it -> it.state() == MachineRecord.State.RUNNING)
                        .collect(Collectors.toMap(MachineRecord::address, it -> address(it.name()))),
                door);
    }

    /**
     * What this kind of machine can do.
     *
     * @param moments what becomes of a saved moment; other than NONE means {@link Ability#CHECKPOINTS}
     * @param others abilities besides
     */
    record Capabilities(Moments moments, Set<Ability> others) {
        public Capabilities {
            others = Set.copyOf(others);
        }

        public boolean has(Ability ability) {
            return ability == Ability.CHECKPOINTS ? moments != Moments.NONE : others.contains(ability);
        }
    }

    /** How a moment of a running machine is brought back. */
    enum Moments {
        /** It goes on from there, its memory included, as if nothing had happened. */
        FROZEN,
        /** Its disk is as it was; the machine is started from it, and so are the containers that ran. */
        RESTARTED,
        /** Not at all. */
        NONE
    }
}
