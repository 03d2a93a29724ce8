package dev.overlaylab.checkers.fact;

/**
 * What a command said before it ended.
 *
 * @param exitCode the shell's word for it: 127 not found, 128 and a signal's number when it was killed
 * @param output both streams, as they came
 */
public record Said(int exitCode, String output) {
    /** The exit code of a command that our own deadline ended, by SIGALRM. */
    public static final int LATE = 128 + 14;

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int LAST_SIGNAL = 128 + 64;

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** Whether our own deadline ended it. */
    public boolean late() {
        return exitCode == LATE;
    }

    /** Whether there was no such command, or none that can be run: it says nothing about the world then. */
    public boolean toolMissing() {
        return exitCode == NOT_EXECUTABLE || exitCode == NOT_FOUND;
    }

    /** Whether it died of a signal that was not our deadline's: it says nothing about the world then. */
    public boolean crashed() {
        return exitCode < 0 || (exitCode > NOT_FOUND && exitCode <= LAST_SIGNAL && !late());
    }

    /** The last line that says anything. */
    public String lastLine() {
        var lines = output.strip().split("[\\r\\n]+", -1);
        return lines[lines.length - 1].strip();
    }
}
