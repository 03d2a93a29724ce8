package dev.overlaylab.checkers.machine;

import java.time.Duration;

/**
 * One POSIX sh script for a machine.
 *
 * @param script what {@code sh} runs
 * @param stdin what the script reads; empty for nothing
 * @param timeout after which the script is ended and {@link MachineException} is thrown
 */
public record Command(String script, String stdin, Duration timeout) {
    /** A script without input that has ten seconds. */
    public static Command of(String script) {
        return new Command(script, "", Duration.ofSeconds(10));
    }

    public Command within(Duration limit) {
        return new Command(script, stdin, limit);
    }

    public Command reading(String input) {
        return new Command(script, input, timeout);
    }

    /** An argument quoted so that sh reads exactly it. */
    public static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
