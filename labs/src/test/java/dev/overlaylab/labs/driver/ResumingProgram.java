package dev.overlaylab.labs.driver;

import java.io.IOException;

/** A program of its own that brings machines back which rest; to be ended from outside while it does. */
final class ResumingProgram {
    private ResumingProgram() {}

    public static void main(String[] arguments) {
        ProgramApart.driver(arguments).resume(Progress.NONE);
    }

    static Process start(String driver, DriverSettings settings) throws IOException {
        return ProgramApart.start(ResumingProgram.class, driver, settings, "");
    }
}
