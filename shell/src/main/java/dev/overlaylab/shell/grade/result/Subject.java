package dev.overlaylab.shell.grade.result;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Who is graded, and what a grade depends on beside machines and rubric.
 *
 * @param student the ID in the roster
 * @param language in which the student reads the report
 * @param seed what the student's variant of the lab is drawn from; empty for the lab as it is documented
 * @param parameters what that seed gives
 * @param late how long after the due time; zero when in time
 * @param seen whether the machines themselves were seen, or only what was handed in
 * @param remarks what is known before anything is judged
 */
public record Subject(
        String student,
        Language language,
        String seed,
        Map<String, String> parameters,
        Duration late,
        Seen seen,
        List<Remark> remarks) {
    public Subject {
        parameters = Map.copyOf(parameters);
        remarks = List.copyOf(remarks);
        late = late.isNegative() ? Duration.ZERO : late;
    }

    /** How the observations came about. */
    public enum Seen {
        /** The grader looked at the machines. */
        MACHINES,
        /** The student handed in what a look at them had given. */
        HAND_IN
    }

    /** Somebody in time, whose machines are looked at. */
    public static Subject of(String student, Language language, Lab.Variant variant) {
        return new Subject(
                student,
                language,
                variant.seed().text(),
                variant.parameters(),
                Duration.ZERO,
                Seen.MACHINES,
                List.of());
    }

    public Subject late(Duration by) {
        return new Subject(student, language, seed, parameters, by, seen, remarks);
    }

    public Subject seen(Seen how) {
        return new Subject(student, language, seed, parameters, late, how, remarks);
    }

    public Subject with(List<Remark> others) {
        return new Subject(student, language, seed, parameters, late, seen, others);
    }
}
