package dev.overlaylab.labs.cluster;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;

/** Open connections as root by machine name, each made when first asked for and made again when it was lost. */
@FunctionalInterface
public interface Connections {
    /** An open connection; ABSENT when no machine has that name. */
    Connection to(String machine) throws MachineException;
}
