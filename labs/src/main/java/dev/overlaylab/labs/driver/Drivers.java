package dev.overlaylab.labs.driver;

import dev.overlaylab.checkers.machine.Door;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.namespace.NamespaceMachines;
import dev.overlaylab.labs.driver.record.MachineFolders;
import dev.overlaylab.labs.driver.vm.VmMachines;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The drivers there are, by id. */
public final class Drivers {
    private static final List<String> IDS = List.of("vm", "namespace", "ssh");

    private Drivers() {}

    public static List<String> ids() {
        return IDS;
    }

    /** The drivers that have machines in a lab directory, by what is found there and nothing else. */
    public static Set<String> idsIn(Path labDirectory) {
        return new MachineFolders(labDirectory)
                .all().stream()
                        .map(it -> it.driver().orElse(IDS.get(0)))
                        .filter(IDS::contains)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The driver of that id; an unknown one is a problem that lists the valid ones. */
    public static Driver make(String id, DriverSettings settings, Door door) {
        return switch (id) {
            case "vm" -> new LocalDriver(new VmMachines(settings, door), settings, door);
            case "namespace" -> new LocalDriver(new NamespaceMachines(settings), settings, door);
            case "ssh" -> new SshDriver(settings.labDirectory(), door);
            default -> throw Problem.of("problem.driver.unknown", "id", id, "valid", String.join(", ", IDS));
        };
    }
}
