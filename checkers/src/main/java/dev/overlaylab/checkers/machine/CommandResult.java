package dev.overlaylab.checkers.machine;

import java.time.Duration;

/** What a command answered. A command that did not answer has no result: see {@link MachineException}. */
public record CommandResult(int exitCode, String stdout, String stderr, Duration took) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}
