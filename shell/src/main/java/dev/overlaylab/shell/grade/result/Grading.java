package dev.overlaylab.shell.grade.result;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Observation.NothingSeen;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.rubric.Points;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what was seen of a student's machines into a grade. Pure: the same answers always give the same grade. */
public final class Grading {
    private final Lab lab;
    private final Rubric rubric;

    /** @param lab as the student's seed made it */
    public Grading(Lab lab, Rubric rubric) {
        this.lab = lab;
        this.rubric = rubric;
    }

    /** All checks of the lab, in its order. */
    public List<Check> checks() {
        return lab.steps().stream().flatMap(it -> it.checks().stream()).toList();
    }

    /** The grade for a student's results; a check without one could not be judged. */
    public StudentGrade grade(Subject subject, List<CheckResult> results) {
        var verdicts = new HashMap<String, Verdict>();
        results.forEach(it -> verdicts.put(it.checkId(), it.verdict()));
        return of(subject, verdicts);
    }

    /** The grade for recorded answers, as a look at the machines that gave them would have it. */
    public StudentGrade grade(Subject subject, Observations recorded) {
        return grade(subject, judge(recorded));
    }

    private static Observation notObserved(Probe probe) {
        return new NothingSeen(Cause.NOT_OBSERVED, probe.question());
    }

    /** Judges recorded answers; what was not recorded is never made up. */
    public List<CheckResult> judge(Observations recorded) {
        return new Runner(asked -> {
                    var answers = new HashMap<Probe, Observation>();
                    asked.forEach(it -> answers.put(it, recorded.byProbe().getOrDefault(it, notObserved(it))));
                    return new Observations(answers);
                })
                .run(checks());
    }

    /** The grade for the verdicts of an earlier one, by this rubric. */
    public StudentGrade again(StudentGrade earlier) {
        return again(earlier.subject(), earlier);
    }

    /** The same, where lateness or the student's language is another now. */
    public StudentGrade again(Subject subject, StudentGrade earlier) {
        var verdicts = new HashMap<String, Verdict>();
        earlier.checks().forEach(it -> verdicts.put(it.check(), it.verdict()));
        return of(subject, verdicts);
    }

    private StudentGrade of(Subject subject, Map<String, Verdict> verdicts) {
        var grades = new ArrayList<CheckGrade>();
        for (var step : lab.steps()) {
            for (var check : step.checks()) {
                grades.add(graded(step.id(), check.id(), verdicts.getOrDefault(check.id(), notJudged(subject))));
            }
        }
        var earned = sum(grades.stream().flatMap(it -> it.points().stream()).toList());
        var of = sum(grades.stream().map(CheckGrade::of).toList());
        return new StudentGrade(
                lab.id(), subject, grades, earned, of, rubric.late().deduction(earned, of, subject.late()));
    }

    private CheckGrade graded(String step, String check, Verdict whole) {
        var verdict = Bounds.of(whole);
        var worth = rubric.worth(step, check);
        var points = switch (verdict.outcome()) {
            case PASS -> Optional.of(worth.of());
            case FAIL ->
                Optional.of(worth.despite(
                        verdict.findings().stream().map(it -> it.reason()).toList()));
            case CANNOT_CHECK -> Optional.<Points>empty();
        };
        return new CheckGrade(step, check, verdict, points, worth.of());
    }

    private static Verdict notJudged(Subject subject) {
        return Verdict.cannotCheck(Reason.CANNOT_NOT_OBSERVED.at(subject.student(), "", "", Map.of("detail", "")));
    }

    private static Points sum(List<Points> points) {
        return points.stream().reduce(Points.ZERO, Points::plus);
    }
}
