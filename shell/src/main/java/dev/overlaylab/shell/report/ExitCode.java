package dev.overlaylab.shell.report;

/**
 * The exit codes of every command, decided here once.
 *
 * <p>A failure outweighs what could not be checked: it is known, whatever else is not. Nothing checked is not passed.
 */
public final class ExitCode {
    /** Everything passed, and something was checked. */
    public static final int PASSED = 0;

    /** Something failed. */
    public static final int FAILED = 1;

    /** Nothing failed, but something could not be checked, or nothing was. */
    public static final int CANNOT_CHECK = 2;

    /** The command line was wrong. */
    public static final int USAGE = 64;

    /** Stopped by Ctrl-C. */
    public static final int STOPPED = 130;

    private ExitCode() {}

    /** The code for these counts. */
    public static int of(Summary summary) {
        var drills = summary.drills();
        if (summary.failed() + summary.unexpectedExits() + summary.provedNothing() + drills.failed() > 0) {
            return FAILED;
        }
        if (summary.cannotCheck() + summary.noAnswers() + drills.cannotCheck() > 0 || summary.passed() == 0) {
            return CANNOT_CHECK;
        }
        return PASSED;
    }
}
