package dev.overlaylab.labs.driver;

import java.io.IOException;
import java.util.List;

/** A program of its own that saves a moment of all machines; to be ended from outside while it does. */
final class SavingProgram {
    private SavingProgram() {}

    public static void main(String[] arguments) {
        ProgramApart.driver(arguments)
                .checkpoints(List.of(), Long.MAX_VALUE)
                .orElseThrow()
                .save(arguments[ProgramApart.OWN], false, Progress.NONE);
    }

    static Process start(String driver, DriverSettings settings, String checkpoint) throws IOException {
        return ProgramApart.start(SavingProgram.class, driver, settings, checkpoint);
    }
}
