package dev.overlaylab.shell.grade.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.shell.grade.result.GradeJson;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A class for programs: JSON of the shape that {@code class.schema.json}, beside this class, describes; each student's part is
 * what {@link GradeJson} writes, with a few fields more.
 */
final class ClassJson {
    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ClassJson() {}

    static void write(ClassResult result, OutputStream out) throws IOException {
        var overview = Overview.of(result);
        try (var json = MAPPER.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("kind", "class");
            json.writeStringField("lab", result.lab().id());
            json.writeStringField("platform", result.roster().platform().name());
            json.writeNumberField("students", result.roster().students().size());
            json.writeNumberField("graded", overview.graded());
            json.writeNumberField("needAPerson", overview.needAPerson());
            json.writeArrayFieldStart("checks");
            for (var check : overview.checks()) {
                json.writeTree(MAPPER.valueToTree(check));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("grades");
            result.each((student, record) -> {
                var grade = (ObjectNode) GradeJson.tree(record.grade());
                grade.put("name", student.name());
                grade.put("handedIn", record.handedIn().toString());
                grade.put("judgedAt", record.judgedAt().toString());
                json.writeTree(grade);
            });
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
