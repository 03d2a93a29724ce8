package dev.overlaylab.shell.play;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.Drill;
import dev.overlaylab.shell.report.CommandReport;
import java.util.List;

/** Hears what the automatic player does while it does it. */
public interface PlayListener {
    void stepBegins(Step step, int number, int of);

    void judgedBefore(Step step, List<CheckResult> results);

    void commandBegins(Step.DocumentedCommand command);

    void printed(byte[] bytes, int offset, int length);

    void commandEnded(CommandReport report);

    void judgedAfter(Step step, List<CheckResult> results);

    /** What a drill of the finished step is about is broken next. */
    void drillBegins(Drill drill);

    /**
     * The check that a drill breaks was judged.
     *
     * @param suspects the drills that fit what was found; this one's ID is among them when it was noticed
     */
    void drillNoticed(Drill drill, CheckResult result, List<String> suspects);

    void drillMended(Drill drill, List<CheckResult> results);

    /** All steps are played; now all checks are judged once more. */
    void judgingAgain();
}
