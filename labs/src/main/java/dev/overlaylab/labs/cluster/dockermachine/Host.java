package dev.overlaylab.labs.cluster.dockermachine;

import dev.overlaylab.labs.driver.MachineRecord;

/** A machine as docker-machine speaks of it. */
record Host(MachineRecord machine, Asked asked) {
    static final int ENGINE_PORT = 2376;

    String name() {
        return machine.name();
    }

    boolean running() {
        return machine.state() == MachineRecord.State.RUNNING;
    }

    String state() {
        return switch (machine.state()) {
            case RUNNING -> "Running";
            case STOPPED -> "Stopped";
            case BROKEN -> "Error";
        };
    }

    String address() {
        return machine.address();
    }

    /** Where its engine listens; empty while it does not run. */
    String url() {
        return running() ? "tcp://" + address() + ":" + ENGINE_PORT : "";
    }

    /** Where its Swarm master listens, for the learner's client. */
    String swarmUrl() {
        if (!asked.swarm().master()) {
            throw new Refusal("Error checking TLS connection: \"" + name() + "\" is not a swarm master. "
                    + "The --swarm flag is intended for use with swarm masters.");
        }
        return "tcp://" + address() + ":" + asked.swarm().port();
    }

    /** Itself, if it runs. */
    Host mustRun() {
        if (!running()) {
            throw Refusal.notRunning();
        }
        return this;
    }
}
