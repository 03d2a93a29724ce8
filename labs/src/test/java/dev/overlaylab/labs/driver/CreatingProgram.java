package dev.overlaylab.labs.driver;

import java.io.IOException;
import java.util.List;

/** A program of its own that creates a machine and says how far it is; to be ended from outside while it does. */
final class CreatingProgram {
    private CreatingProgram() {}

    public static void main(String[] arguments) {
        var spec = new MachineSpec(
                arguments[ProgramApart.OWN], MachineSpec.Role.WORKSTATION, "192.168.99.77", 512, List.of());
        ProgramApart.driver(arguments).create(spec, (what, percent) -> System.out.println(what.key()));
        System.out.println("created");
    }

    static Process start(String driver, DriverSettings settings, String machine) throws IOException {
        return ProgramApart.start(CreatingProgram.class, driver, settings, machine);
    }
}
