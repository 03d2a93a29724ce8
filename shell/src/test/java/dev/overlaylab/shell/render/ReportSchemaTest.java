package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.overlaylab.i18n.Language;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The documented format, and what is written, hold each other to account. */
public class ReportSchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The schema as it is published: others may find more fields than it names. */
    private static Schema published() throws IOException {
        return compiled(text().toString());
    }

    /** The schema without leave for fields that it does not name. */
    private static Schema strict() throws IOException {
        var schema = text();
        schema.get("$defs").forEach(it -> ((ObjectNode) it).put("additionalProperties", false));
        return compiled(schema.toString());
    }

    private static JsonNode text() throws IOException {
        try (var file = ReportJson.class.getResourceAsStream("report.schema.json")) {
            return MAPPER.readTree(Objects.requireNonNull(file));
        }
    }

    private static Schema compiled(String schema) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
    }

    private static String run(Language language) {
        return new ReportJson(ReportFixture.CATALOGUE, language).of(ReportFixture.RUN);
    }

    private static String checked(Language language) {
        return new ReportJson(ReportFixture.CATALOGUE, language).of(ReportFixture.CHECKED);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_write_what_the_schema_describes_and_nothing_else(Language language) throws IOException {
        assertThat(errors(strict(), run(language))).isEmpty();
        assertThat(errors(strict(), checked(language))).isEmpty();
        assertThat(errors(published(), run(language))).isEmpty();
        assertThat(errors(published(), checked(language))).isEmpty();
    }

    static Stream<Consumer<ObjectNode>> mistakes() {
        return Stream.of(
                it -> it.put("format", 1),
                it -> it.put("kind", "guess"),
                it -> it.remove("driver"),
                it -> it.remove("summary"),
                it -> it.put("language", "fr"),
                it -> it.put("judgedAt", "yesterday"),
                it -> check(it, 0).put("outcome", "SKIPPED"),
                it -> check(it, 0).put("passed", false),
                it -> check(it, 0).putNull("passed"),
                it -> check(it, 1).put("passed", true),
                it -> check(it, 1).putNull("cause"),
                it -> check(it, 1).putArray("findings"),
                it -> check(it, 1).remove("dependency"),
                it -> ((ObjectNode) check(it, 1).at("/findings/0")).remove("where"),
                it -> ((ObjectNode) check(it, 1).at("/findings/0")).put("reason", ""),
                it -> ((ObjectNode) it.at("/summary")).put("exitCode", 3));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void should_refuse_what_is_no_report(Consumer<ObjectNode> mistake) throws IOException {
        // given
        var report = (ObjectNode) MAPPER.readTree(checked(Language.EN));
        mistake.accept(report);

        // then
        assertThat(errors(published(), report.toString())).isNotEmpty();
    }

    @Test
    void should_let_fields_be_added() throws IOException {
        // given
        var report = (ObjectNode) MAPPER.readTree(checked(Language.EN));
        report.put("more", 1);
        check(report, 0).put("more", 1);

        // then
        assertThat(errors(published(), report.toString())).isEmpty();
        assertThat(errors(strict(), report.toString())).isNotEmpty();
    }

    @Test
    void should_describe_every_field() throws IOException {
        for (var definition : text().get("$defs")) {
            definition
                    .get("properties")
                    .properties()
                    .forEach(field -> assertThat(field.getValue().has("description")
                                    || field.getValue().has("const")
                                    || field.getValue().has("$ref"))
                            .as(field.getKey())
                            .isTrue());
        }
    }

    private static ObjectNode check(ObjectNode report, int index) {
        return (ObjectNode) report.at("/steps/0/checks/" + index);
    }

    /** What the published schema finds wrong with a report. */
    public static List<Error> errors(String json) throws IOException {
        return errors(published(), json);
    }

    private static List<Error> errors(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON);
    }
}
