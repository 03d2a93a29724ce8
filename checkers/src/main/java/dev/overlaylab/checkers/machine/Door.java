package dev.overlaylab.checkers.machine;

/** Opens connections. */
@FunctionalInterface
public interface Door {
    Connection open(SshAddress address) throws MachineException;
}
