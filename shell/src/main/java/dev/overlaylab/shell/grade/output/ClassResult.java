package dev.overlaylab.shell.grade.output;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.result.Remark;
import dev.overlaylab.shell.grade.roster.Roster;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.run.GradeRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A graded class, as far as it is graded.
 *
 * @param lab as it is documented
 * @param variants the lab by student's ID, as that student has it
 * @param records by student's ID; read one at a time, a class may be large
 * @param language of whoever grades
 */
public record ClassResult(
        Lab lab,
        Function<String, Lab> variants,
        Roster roster,
        Rubric rubric,
        Function<String, Optional<GradeRecord>> records,
        Catalogue catalogue,
        Language language) {

    /** Takes one student after the other. */
    @FunctionalInterface
    public interface Visitor {
        void visit(Student student, GradeRecord record) throws IOException;
    }

    /** Everybody who has a record, in the roster's order. */
    public void each(Visitor visitor) throws IOException {
        for (var student : roster.students()) {
            var record = records.apply(student.id());
            if (record.isPresent()) {
                visitor.visit(student, record.get());
            }
        }
    }

    String say(Text text) {
        return catalogue.say(language, text);
    }

    String say(String key, Object... namesAndValues) {
        return say(Text.of(key, namesAndValues));
    }

    /** Why a person has to look, on one line; empty when nobody has to. */
    String cause(GradeRecord record) {
        return record.grade()
                .unjudged()
                .map(it -> it.findings().get(0))
                .map(it -> it.where() + ": " + say(it.text()))
                .orElse("");
    }

    /** What whoever reads a gradebook should know of a grade, on one line. */
    String remark(GradeRecord record) {
        return remark(record, it -> true);
    }

    /** What of that goes to the student. */
    String feedback(GradeRecord record) {
        return remark(record, Remark::forTheStudent);
    }

    private String remark(GradeRecord record, Predicate<Remark> which) {
        var remark = new StringBuilder();
        if (record.grade().total().isEmpty()) {
            remark.append(say("grade.remark.needs-a-person", "cause", cause(record)));
        }
        if (record.grade().deducted().hundredths() > 0) {
            append(
                    remark,
                    say("grade.remark.late", "points", record.grade().deducted().toString()));
        }
        record.grade().subject().remarks().stream().filter(which).forEach(it -> append(remark, say(it.text())));
        return remark.toString();
    }

    private static void append(StringBuilder remark, String more) {
        remark.append(remark.isEmpty() ? "" : " ").append(more);
    }
}
