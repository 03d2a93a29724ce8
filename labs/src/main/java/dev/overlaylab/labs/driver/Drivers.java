package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.namespace.NamespaceMachines;
import dev.overlaylab.labs.driver.vm.VmMachines;
import java.util.List;

/** The drivers there are, by id. */
public final class Drivers {
    private static final List<String> IDS = List.of("vm", "namespace");

    private Drivers() {}

    public static List<String> ids() {
        return IDS;
    }

    /** The driver of that id; an unknown one is a problem that lists the valid ones. */
    public static Driver make(String id, DriverSettings settings, Door door) {
        return switch (id) {
            case "vm" -> new LocalDriver(new VmMachines(settings, door), settings, door);
            case "namespace" -> new LocalDriver(new NamespaceMachines(settings), settings, door);
            default -> throw Problem.of("problem.driver.unknown", "id", id, "valid", String.join(", ", IDS));
        };
    }
}
