package dev.overlaylab.checkers.check;

import java.util.Map;

/**
 * What one command of several did.
 *
 * @param where machine, or machine/image for a fresh container
 * @param exitCode the shell's word for it: 127 not found, 128 and a signal's number when it was killed
 * @param output both streams, as they came
 */
record Trial(String where, String command, int exitCode, String output) {
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final int LAST_SIGNAL = 128 + 64;

    /** Whether our own deadline ended it; see {@link Trials}. */
    boolean late() {
        return exitCode == Trials.LATE;
    }

    /** Itself, when the command ran and said something about the world; settles the judgement otherwise. */
    Trial sound() {
        if (exitCode == NOT_EXECUTABLE || exitCode == NOT_FOUND) {
            throw settles(Reason.CANNOT_TOOL_MISSING);
        }
        if (exitCode < 0 || (exitCode > NOT_FOUND && exitCode <= LAST_SIGNAL && !late())) {
            throw settles(Reason.CANNOT_PROBE_CRASHED);
        }
        return this;
    }

    /** That its answer cannot be understood. */
    Settled unclear() {
        return settles(Reason.CANNOT_PROBE_UNCLEAR);
    }

    /** That this control did not come out as it must, so that its neighbours prove nothing. */
    Settled failedAsControl() {
        return settles(Reason.CANNOT_CONTROL_FAILED);
    }

    private Settled settles(Reason reason) {
        return reason.settles(where, "", lastLine(), Map.of("command", command, "exit", Integer.toString(exitCode)));
    }

    /** The last line that says anything. */
    String lastLine() {
        var lines = output.strip().split("[\\r\\n]+", -1);
        return lines[lines.length - 1].strip();
    }
}
