package dev.overlaylab.shell.report;

import java.time.Duration;

/**
 * A documented command that was typed.
 *
 * @param exit its exit status, {@link #NO_ANSWER} or {@link #ENDLESS}
 * @param expectedExit the one that is right for it: some commands of the labs fail on purpose
 * @param output what it printed on the terminal, raw
 */
public record CommandReport(String line, int exit, int expectedExit, String output, Duration took) {
    /** The workstation was lost before the command's exit status came: neither right nor wrong. */
    public static final int NO_ANSWER = -1;

    /** It did not end in its time and was ended: wrong, whatever its status was then. */
    public static final int ENDLESS = -2;

    public boolean asDocumented() {
        return exit == expectedExit;
    }

    /** Whether it ended otherwise than documented. */
    public boolean isUnexpected() {
        return !isUnanswered() && !asDocumented();
    }

    public boolean isUnanswered() {
        return exit == NO_ANSWER;
    }

    public boolean isEndless() {
        return exit == ENDLESS;
    }

    /** Whether there is an exit status of its own. */
    public boolean hasExit() {
        return exit >= 0;
    }
}
