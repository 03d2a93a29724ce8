package dev.overlaylab.shell.repl.lesson;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.lab.Lab;
import java.util.List;

/** The moments of a lesson: saves them as the learner comes by, and goes back to them with machines and place. */
public final class Moments {
    private final LabSession session;
    private final Lab lab;
    private final Timeline timeline;
    private final Judging judging;

    Moments(LabSession session, Timeline timeline, Judging judging) {
        this.session = session;
        this.lab = session.lab();
        this.timeline = timeline;
        this.judging = judging;
    }

    /** Saves the moment when a step turns green, as the start of the next one. */
    public void keepIfGreen(List<CheckResult> results) {
        if (Judging.passed(results)) {
            keep(session.stepIndex() + 1);
        }
    }

    /** Saves the start of a step, if there is anything new to be saved. */
    public void keep(int step) {
        try {
            timeline.keepStart(step, session.stepIndex(), session.progress())
                    .ifPresent(it -> session.say(
                            "lesson.checkpoint.kept",
                            "number",
                            step + 1,
                            "size",
                            it.bytes() >> 20,
                            "last",
                            step == lab.steps().size() ? "yes" : "no"));
        } catch (Problem e) {
            session.note(e);
        }
    }

    /** Makes all machines what they were at a saved moment, and goes to a step. */
    public void bringBack(String checkpoint, int step) {
        var id = lab.steps().get(step).id();
        try {
            timeline.bringBack(checkpoint, id, session.progress());
        } catch (Problem e) {
            if (!e.text().key().equals("problem.checkpoint.containers")) {
                throw e;
            }
            // The machines are back all the same; the checks tell what is missing.
            session.note(e);
            timeline.wasBroughtBack(checkpoint, id);
        }
        session.beAt(step);
        prove(checkpoint, step);
    }

    /** Judges again what was green when the machines were saved: nothing else shows that they are what they were. */
    private void prove(String checkpoint, int step) {
        var green = timeline.greenAt(checkpoint);
        var checks = lab.steps().subList(0, step).stream()
                .flatMap(it -> it.checks().stream())
                .filter(it -> green.contains(it.id()))
                .toList();
        if (checks.isEmpty()) {
            return;
        }
        session.say("lesson.judging");
        var results = judging.untilSettled(checks);
        if (Judging.passed(results)) {
            session.say("lesson.rewind.proven", "count", results.size());
        } else {
            session.show(results.stream()
                    .filter(it -> it.verdict().outcome() != Outcome.PASS)
                    .toList());
            session.say("lesson.rewind.not-proven");
        }
    }

    /** Begins anew, with nothing but a new workstation. */
    public void beginAnew() {
        timeline.clear(lab.steps().get(0).id(), session.progress());
        session.beAt(0);
    }

    /** The machines are back at a moment to which an earlier session had begun to return. */
    public void beBackAt(String checkpoint) {
        int step = timeline.stepNamed(checkpoint);
        timeline.wasBroughtBack(checkpoint, lab.steps().get(step).id());
        session.beAt(step);
    }

    /** There are no machines, so nothing is done. */
    public void beWithoutMachines() {
        timeline.wasBroughtBack("", lab.steps().get(0).id());
        session.beAt(0);
    }
}
