package dev.overlaylab.shell.grade.output;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.shell.grade.result.CheckGrade;
import dev.overlaylab.shell.grade.roster.Roster.Platform;
import dev.overlaylab.shell.grade.roster.Student;
import dev.overlaylab.shell.grade.rubric.Points;
import dev.overlaylab.shell.grade.run.GradeRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;

/**
 * Gradebooks. A grade that a person has to see to is an empty cell with a remark, never a zero.
 *
 * <p>Moodle imports any table whose columns one maps to user fields and grade items (docs.moodle.org, "Grade import"). Canvas
 * wants Student, ID, SIS User ID, SIS Login ID and Section as it exports them, a line "Points Possible", and after that nothing
 * but assignments (its {@code gradebook_importer.rb}), so that remarks have no place there.
 */
final class Gradebook {
    private static final List<String> CANVAS = List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");
    private static final String POINTS_POSSIBLE = "    Points Possible";

    private final ClassResult result;
    private final List<String> checks;

    Gradebook(ClassResult result) {
        this.result = result;
        this.checks = result.lab().steps().stream()
                .flatMap(it -> it.checks().stream())
                .map(Check::id)
                .toList();
    }

    /** Everything that is known, one column per check. */
    void csv(OutputStream out) throws IOException {
        var table = new CsvTable(out, true);
        table.row(headings());
        result.each((student, record) ->
                table.row(Stream.concat(words(student, record).stream(), numbers(record).stream())
                        .toList()));
    }

    /** The same as a workbook, grades as numbers. */
    void xlsx(OutputStream out) throws IOException {
        var workbook = new Workbook(out, "overlaylab", "1.0");
        var sheet = workbook.newWorksheet(result.lab().id());
        sheet.freezePane(0, 1);
        var headings = headings();
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(0, i, Harmless.cell(headings.get(i)));
            sheet.style(0, i).bold().set();
        }
        var row = new int[] {0};
        result.each((student, record) -> {
            row[0]++;
            var words = words(student, record);
            for (int i = 0; i < words.size(); i++) {
                sheet.value(row[0], i, Harmless.xml(Harmless.cell(words.get(i))));
            }
            var numbers = numbers(record);
            for (int i = 0; i < numbers.size(); i++) {
                if (!numbers.get(i).isEmpty()) {
                    sheet.value(row[0], words.size() + i, new BigDecimal(numbers.get(i)));
                }
            }
        });
        workbook.finish();
    }

    private List<String> headings() {
        return Stream.concat(
                        Stream.of("id", "name", "state", "seed", "remark", "total", "of", "deducted"), checks.stream())
                .toList();
    }

    private List<String> words(Student student, GradeRecord record) {
        var grade = record.grade();
        return List.of(
                student.id(),
                student.name(),
                grade.state().name(),
                grade.subject().seed(),
                result.remark(record));
    }

    private List<String> numbers(GradeRecord record) {
        var grade = record.grade();
        var numbers = new ArrayList<String>();
        numbers.add(grade.total().map(Points::toString).orElse(""));
        numbers.add(grade.of().toString());
        numbers.add(grade.deducted().toString());
        Map<String, CheckGrade> byCheck =
                grade.checks().stream().collect(Collectors.toMap(CheckGrade::check, Function.identity()));
        for (var check : checks) {
            var its = byCheck.get(check);
            numbers.add(its == null ? "" : its.points().map(Points::toString).orElse(""));
        }
        return numbers;
    }

    /** For Moodle: the roster's columns about students, the grade, and the remark as feedback. */
    void moodle(OutputStream out) throws IOException {
        var table = new CsvTable(out, false);
        boolean own = result.roster().platform() == Platform.OWN;
        var columns = new ArrayList<>(
                own ? List.of("ID number", "Full name") : result.roster().columns());
        columns.add(item());
        columns.add(item() + " (feedback)");
        table.row(columns);
        result.each((student, record) -> {
            var cells = new ArrayList<>(own ? List.of(student.id(), student.name()) : student.cells());
            cells.add(record.grade().total().map(Points::toString).orElse(""));
            cells.add(result.feedback(record));
            table.row(cells);
        });
    }

    /** For Canvas; a roster from elsewhere gives the login ID, by which Canvas finds students too. */
    void canvas(OutputStream out) throws IOException {
        var table = new CsvTable(out, false);
        var columns =
                result.roster().platform() == Platform.CANVAS ? result.roster().columns() : CANVAS;
        var headings = new ArrayList<>(columns);
        headings.add(item());
        table.row(headings);
        var possible = new ArrayList<>(columns.stream().map(it -> "").toList());
        possible.set(0, POINTS_POSSIBLE);
        possible.add(of().toString());
        table.row(possible);
        result.each((student, record) -> {
            var cells = new ArrayList<>(
                    result.roster().platform() == Platform.CANVAS
                            ? student.cells()
                            : List.of(student.name(), "", "", student.id(), ""));
            cells.add(record.grade().total().map(Points::toString).orElse(""));
            table.row(cells);
        });
    }

    /** Those whom a person has to see to, and why. */
    void needsAPerson(OutputStream out) throws IOException {
        var table = new CsvTable(out, true);
        table.row(List.of("id", "name", "check", "reason", "where", "what", "next", "tried"));
        result.each((student, record) -> {
            for (var check : record.grade().checks()) {
                if (check.points().isEmpty()) {
                    var finding = check.findings().get(0);
                    table.row(List.of(
                            student.id(),
                            student.name(),
                            check.check(),
                            finding.reason(),
                            finding.where(),
                            result.say(finding.text()),
                            result.catalogue().sayNext(result.language(), finding.text()),
                            record.judgedAt().toString()));
                }
            }
        });
    }

    private Points of() {
        return result.lab().steps().stream()
                .flatMap(step -> step.checks().stream()
                        .map(it -> result.rubric().worth(step.id(), it.id()).of()))
                .reduce(Points.ZERO, Points::plus);
    }

    private String item() {
        return result.lab().title().getOrDefault(result.language(), result.lab().id());
    }
}
