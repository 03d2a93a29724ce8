package dev.overlaylab.labs.driver;

import java.time.Instant;

/** A machine as its driver knows it. */
public record MachineRecord(String name, MachineSpec.Role role, String address, State state, Instant created) {
    /** Whether it runs now. */
    public enum State {
        RUNNING,
        STOPPED,
        /** Its record is damaged or its creation was cut short: it can only be removed. Its address may be empty. */
        BROKEN
    }
}
