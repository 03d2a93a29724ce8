package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.SshAddress;
import java.util.List;

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

    /** All machines of this lab directory, in order of creation, with their true state now. */
    List<MachineRecord> list();

    /** How to reach a running machine as root. */
    SshAddress address(String name);

    /**
     * What this kind of machine can do.
     *
     * @param moments what becomes of a saved moment
     * @param ingress whether a port published by a Swarm answers on every machine
     * @param internet whether machines have a way out
     */
    record Capabilities(Moments moments, boolean ingress, boolean internet) {}

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
