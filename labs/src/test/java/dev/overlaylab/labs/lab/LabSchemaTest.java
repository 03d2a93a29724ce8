package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.overlaylab.checkers.catalogue.CheckCatalogue;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Ability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What editors are told by the schemas is what the loader knows. */
class LabSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES = Path.of("src/main/resources/labs");

    @TempDir
    Path directory;

    private static JsonNode schema(String name) throws IOException {
        try (var in = LabLibrary.class.getResourceAsStream(name)) {
            return JSON.readTree(Objects.requireNonNull(in));
        }
    }

    private static List<Error> errors(String schema, String yaml) throws IOException {
        var data = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(schema).toString())
                .validate(JSON.writeValueAsString(data), InputFormat.JSON);
    }

    @Test
    void should_accept_every_shipped_lab() throws IOException {
        int seen = 0;
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                var schema = file.endsWith("lab.yaml") ? "lab.schema.json" : "step.schema.json";
                assertThat(errors(schema, Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(6);
    }

    /** `file | what is replaced | by what`: refused by the loader, and by the schema too. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            lab.yaml  | format: 1             | format: 2
            lab.yaml  | format: 1             | colour: red
            lab.yaml  | id: tiny              | id: ../tiny
            lab.yaml  | id: tiny              | id: [tiny]
            lab.yaml  | memory-mb: 512        | memory-mb: 1
            lab.yaml  | memory-mb: 512        | memory: 512
            lab.yaml  | name: m1              | name: -rf
            lab.yaml  | 01-one                | one
            lab.yaml  | "steps:\n  - 01-one" | steps: []
            step.yaml | exit: 1               | exit: 256
            step.yaml | exit: 1               | expect: 1
            step.yaml | type: consul-leader   | type: consul-lord
            step.yaml | machine: m1           | machin: m1
            step.yaml | undo: [docker start x] | undo: []
            step.yaml | reason: consul.not-answering | why: consul.not-answering
            """)
    void should_refuse_what_the_loader_refuses(String file, String what, String with) throws IOException {
        // given
        var lab = LabFixture.in(directory);
        var path = file.equals("lab.yaml") ? file : "01-one/" + file;
        var schema = file.replace(".yaml", ".schema.json");
        assertThat(errors(schema, Files.readString(lab.file(path)))).isEmpty();

        // when
        lab.replace(path, what, with);

        // then
        assertThat(catchThrowableOfType(Problem.class, lab::load)).isNotNull();
        assertThat(errors(schema, Files.readString(lab.file(path)))).isNotEmpty();
    }

    @Test
    void should_know_every_type_of_check_with_its_parameters() throws IOException {
        var check = schema("step.schema.json").at("/$defs/check");
        assertThat(texts(check.at("/properties/type/enum"))).containsExactlyElementsOf(CheckCatalogue.types());
        var described = new ArrayList<String>();
        for (var branch : check.get("allOf")) {
            var type = branch.at("/if/properties/type/const").asText();
            var parameters = new TreeSet<String>();
            branch.at("/then/properties").fieldNames().forEachRemaining(parameters::add);
            parameters.removeAll(List.of("id", "type", "before"));
            assertThat(parameters).as(type).isEqualTo(known(type));
            described.add(type);
        }
        assertThat(described).containsExactlyElementsOf(CheckCatalogue.types());
    }

    @Test
    void should_know_every_need() throws IOException {
        assertThat(texts(schema("lab.schema.json").at("/properties/needs/items/enum")))
                .containsExactlyInAnyOrderElementsOf(Ability.ids());
    }

    /** The parameters of a type: the complaint about an unknown one lists them. */
    private static Set<String> known(String type) {
        var problem = catchThrowableOfType(
                Problem.class, () -> CheckCatalogue.make(type, "x", Map.of("no-such-parameter", 1)));
        assertThat(problem.text().key()).isEqualTo("problem.check.unknown-parameter");
        var valid = problem.text().arguments().getOrDefault("valid", "").toString();
        return new TreeSet<>(List.of(valid.split(", ")));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
