package dev.overlaylab.checkers.inquiry;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.fact.Reading;
import dev.overlaylab.checkers.fact.Said;
import dev.overlaylab.checkers.fact.UnclearException;
import java.util.Map;

/**
 * What one command of several did.
 *
 * @param where machine, or machine/image for a fresh container
 */
public record Trial(String where, String command, Said said) {
    /** The fact that what it said stands for; cannot be checked when it crashed, was not found, or is not understood. */
    public <T> T read(Reading<T> reading) {
        try {
            return reading.of(sound().said());
        } catch (UnclearException notUnderstood) {
            throw unclear();
        }
    }

    /** Itself, when the command ran and said something about the world. */
    public Trial sound() {
        if (said.toolMissing()) {
            throw cannotCheck(Reason.CANNOT_TOOL_MISSING);
        }
        if (said.crashed()) {
            throw cannotCheck(Reason.CANNOT_PROBE_CRASHED);
        }
        return this;
    }

    /** Its neighbours prove something only when this control came out as it must. */
    public void requireAsControl() {
        if (!sound().said().succeeded()) {
            throw failedAsControl();
        }
    }

    /** That its answer cannot be understood. */
    public CannotCheckException unclear() {
        return cannotCheck(Reason.CANNOT_PROBE_UNCLEAR);
    }

    /** That this control did not come out as it must, so that its neighbours prove nothing. */
    public CannotCheckException failedAsControl() {
        return cannotCheck(Reason.CANNOT_CONTROL_FAILED);
    }

    /** What it printed, both streams. */
    public String output() {
        return said.output();
    }

    /** The last line that says anything. */
    public String lastLine() {
        return said.lastLine();
    }

    private CannotCheckException cannotCheck(Reason reason) {
        return reason.cannotCheck(
                where, "", lastLine(), Map.of("command", command, "exit", Integer.toString(said.exitCode())));
    }
}
