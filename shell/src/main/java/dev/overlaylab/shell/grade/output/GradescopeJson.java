package dev.overlaylab.shell.grade.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Printable;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.result.CheckGrade;
import dev.overlaylab.shell.grade.result.Remark;
import dev.overlaylab.shell.grade.result.StudentGrade;
import dev.overlaylab.shell.grade.run.GradeRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One student's grade as Gradescope reads it ({@code results.json}; gradescope-autograders.readthedocs.io, "Autograder
 * Specifications"), in the student's language. There is none for whoever a person has to see to: every such file has a score.
 */
final class GradescopeJson {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final ClassResult result;

    GradescopeJson(ClassResult result) {
        this.result = result;
    }

    void write(GradeRecord record, Lab lab, OutputStream out) throws IOException {
        var grade = record.grade();
        var json = new LinkedHashMap<String, Object>();
        json.put("score", grade.total().orElseThrow().value());
        json.put("output_format", "text");
        json.put("test_output_format", "text");
        json.put("test_name_format", "text");
        json.put("visibility", "visible");
        json.put("stdout_visibility", "hidden");
        var remarks = remarks(grade);
        if (!remarks.isEmpty()) {
            json.put("output", remarks);
        }
        json.put(
                "extra_data",
                Map.of(
                        "lab", grade.lab(),
                        "seed", grade.subject().seed(),
                        "seen", grade.subject().seen().name()));
        var tests = new ArrayList<Map<String, Object>>();
        for (var step : lab.steps()) {
            step.checks()
                    .forEach(check -> grade.checks().stream()
                            .filter(it -> it.check().equals(check.id()))
                            .findFirst()
                            .ifPresent(it -> tests.add(test(grade, it, check.title(), tests.size() + 1))));
        }
        json.put("tests", tests);
        MAPPER.writeValue(out, json);
    }

    private String remarks(StudentGrade grade) {
        var remarks = new ArrayList<String>();
        if (grade.deducted().hundredths() > 0) {
            remarks.add(say(
                    grade,
                    Text.of("grade.remark.late", "points", grade.deducted().toString())));
        }
        grade.subject().remarks().stream()
                .filter(Remark::forTheStudent)
                .forEach(it -> remarks.add(say(grade, it.text())));
        return String.join("\n", remarks);
    }

    private Map<String, Object> test(StudentGrade grade, CheckGrade check, Text title, int number) {
        var json = new LinkedHashMap<String, Object>();
        json.put("score", check.points().orElseThrow().value());
        json.put("max_score", check.of().value());
        json.put("status", check.outcome() == Outcome.PASS ? "passed" : "failed");
        json.put("name", say(grade, title));
        json.put("number", Integer.toString(number));
        json.put("output", output(grade, check));
        json.put("tags", List.of(check.step(), check.check()));
        json.put("visibility", "visible");
        return json;
    }

    private String output(StudentGrade grade, CheckGrade check) {
        var lines = new StringBuilder();
        for (var finding : check.findings()) {
            lines.append(Printable.of(finding.where()))
                    .append(": ")
                    .append(say(grade, finding.text()))
                    .append('\n')
                    .append(Printable.of(
                            result.catalogue().sayNext(grade.subject().language(), finding.text())))
                    .append('\n');
        }
        return lines.toString();
    }

    private String say(StudentGrade grade, Text text) {
        return Printable.of(result.catalogue().say(grade.subject().language(), text));
    }
}
