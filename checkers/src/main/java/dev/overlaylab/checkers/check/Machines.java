package dev.overlaylab.checkers.check;

import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;

/** Finds the machines that checks name. */
@FunctionalInterface
public interface Machines {
    /** The machine; UNREACHABLE when there is none of that name or it is not running. */
    Machine named(String name) throws MachineException;
}
