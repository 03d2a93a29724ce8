package dev.overlaylab.labs.driver;

import java.io.IOException;

/** A program of its own that brings machines back which rest; to be ended from outside while it does, or to end itself. */
final class ResumingProgram {
    /** How it ends by itself: at once, as one that is killed. */
    static final int HALTED = 137;

    private ResumingProgram() {}

    public static void main(String[] arguments) {
        var last = arguments[ProgramApart.OWN];
        ProgramApart.driver(arguments).resume((what, percent) -> {
            if (what.key().equals(last)) {
                Runtime.getRuntime().halt(HALTED);
            }
        });
    }

    static Process start(String driver, DriverSettings settings) throws IOException {
        return startUntil("", driver, settings);
    }

    /** One that ends as if killed as soon as it has this to report. */
    static Process startUntil(String report, String driver, DriverSettings settings) throws IOException {
        return ProgramApart.start(ResumingProgram.class, driver, settings, report);
    }
}
