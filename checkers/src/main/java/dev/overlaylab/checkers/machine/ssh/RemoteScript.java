package dev.overlaylab.checkers.machine.ssh;

import dev.overlaylab.checkers.machine.Command;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** How a script is put to a machine: as root, in a process group that does not outlive the deadline. */
final class RemoteScript {
    /** Linux takes no single argument longer than 128 KiB. */
    private static final int LONGEST = 120 * 1024;

    private RemoteScript() {}

    /**
     * The command line for the login shell, whichever that is.
     *
     * <p>The machine's own {@code timeout} ends the script even when our kill does not arrive.
     */
    static String commandLine(Command command, boolean root) {
        if (command.script().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a script cannot hold a NUL character");
        }
        var line = "exec " + (root ? "" : "sudo -n ")
                + "timeout -k 1 " + wholeSeconds(command.timeout())
                + " sh -c " + Command.quoted(command.script())
                + (command.stdin().isEmpty() ? " </dev/null" : "");
        if (line.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("a script of " + line.length() + " characters is too long to send");
        }
        return line;
    }

    /** Whether an exit status is that of {@code timeout} itself, given that the time was up. */
    static boolean isTimeUp(int exitCode) {
        return exitCode == 124 || exitCode == 137;
    }

    private static long wholeSeconds(Duration timeout) {
        return Math.max(1, timeout.plusNanos(999_999_999).toSeconds());
    }
}
