package dev.overlaylab.checkers.machine;

/** Finds the machines that checks name. */
@FunctionalInterface
public interface Machines {
    /** The machine; ABSENT when there is none of that name, UNREACHABLE when it is there but is not running. */
    Machine named(String name) throws MachineException;
}
