package dev.overlaylab.shell.grade.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.roster.Roster.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest extends GradedClass {
    @Test
    void should_write_a_gradebook_with_empty_cells_for_who_needs_a_person() throws IOException {
        // given
        aClass();

        // when
        write(Platform.OWN, OutputFormat.CSV);

        // then
        var lines = Files.readString(folder.resolve("gradebook.csv")).lines().toList();
        assertThat(lines.get(0)).startsWith("\uFEFFid,name,state,seed,remark,total,of,deducted,consul-leads,one-store");
        assertThat(lines.get(1)).isEqualTo("alice,\"Alice L\",GRADED,,,12,12,0,1,1,1,1,1,1,1,1,1,1,1,1");
        assertThat(lines.get(2)).startsWith("bob,").contains(",7.8,12,1.2,1,1,0,");
        assertThat(lines.get(3)).startsWith("carol,").contains("NEEDS_A_PERSON").endsWith(",,12,0,,,,,,,,,,,,");
        assertThat(Files.readString(folder.resolve("needs-a-person.csv")).lines())
                .hasSize(1 + ClassWorld.CHECKS)
                .anySatisfy(it -> assertThat(it).contains("carol", "cannot.unreachable", "mh-keystore"));
    }

    @Test
    void should_write_the_same_as_a_workbook() throws IOException {
        // given
        aClass();

        // when
        write(Platform.OWN, OutputFormat.XLSX);

        // then
        try (var workbook =
                new ReadableWorkbook(folder.resolve("gradebook.xlsx").toFile())) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(4);
            assertThat(rows.get(1).getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("12");
            assertThat(rows.get(2).getCellAsNumber(5).orElseThrow()).isEqualByComparingTo("7.8");
            assertThat(rows.get(3).getOptionalCell(5).map(it -> it.getRawValue()))
                    .isEmpty();
        }
    }

    @Test
    void should_write_what_canvas_imports() throws IOException {
        // given
        aClass();

        // when
        write(Platform.CANVAS, OutputFormat.CANVAS);

        // then
        assertThat(Files.readString(folder.resolve("gradebook-canvas.csv")).split("\r\n"))
                .satisfies(
                        it -> assertThat(it[0]).startsWith("Student,ID,\"SIS Login ID\",Section,"),
                        it -> assertThat(it[1]).isEqualTo("\"Points Possible\",,,,12"),
                        it -> assertThat(it[2]).isEqualTo("\"L, Alice\",1,alice,A,12"),
                        it -> assertThat(it[4]).isEqualTo("\"L, Carol\",3,carol,A,"));
    }

    @Test
    void should_write_what_moodle_imports() throws IOException {
        // given
        aClass();

        // when
        write(Platform.MOODLE, OutputFormat.MOODLE);

        // then
        var lines = Files.readString(folder.resolve("gradebook-moodle.csv")).split("\r\n", -1);
        assertThat(lines[0]).startsWith("Student,ID,").endsWith("(feedback)\"");
        assertThat(lines[1]).isEqualTo("\"L, Alice\",1,alice,A,12,");
        assertThat(lines[3]).contains("carol,A,,").contains("a person has to look");
    }

    @Test
    void should_write_junit_xml_that_is_valid() throws Exception {
        // given
        aClass();
        hostile();

        // when
        write(Platform.OWN, OutputFormat.JUNIT);

        // then
        var xml = Files.readAllBytes(folder.resolve("junit.xml"));
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.newSchema(OutputsTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(xml)));
        assertThat(new String(xml, UTF_8))
                .contains("<error type=\"cannot.unreachable\"")
                .contains("<failure type=\"network.subnet-differs\"")
                .contains("tests=\"12\" failures=\"0\" errors=\"12\"")
                .doesNotContain("<script>");
    }

    @Test
    void should_write_json_that_its_schema_describes() throws IOException {
        // given
        aClass();
        hostile();

        // when
        write(Platform.OWN, OutputFormat.JSON);

        // then
        var json = Files.readString(folder.resolve("class.json"));
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(
                        ClassJson.class.getResourceAsStream("class.schema.json").readAllBytes(), UTF_8));
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        var tree = new ObjectMapper().readTree(json);
        assertThat(tree.get("graded").asInt()).isEqualTo(3);
        assertThat(tree.get("needAPerson").asInt()).isEqualTo(1);
        assertThat(tree.get("grades").get(2).get("total").isNull()).isTrue();
        assertThat(schema.validate(json.replace("\"NEEDS_A_PERSON\"", "\"FAILED\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void should_write_gradescope_results_but_for_who_needs_a_person() throws IOException {
        // given
        aClass();

        // when
        write(Platform.OWN, OutputFormat.GRADESCOPE);

        // then
        var json = new ObjectMapper()
                .readTree(folder.resolve("gradescope/bob/results.json").toFile());
        assertThat(json.get("score").decimalValue()).isEqualByComparingTo("7.8");
        assertThat(json.get("tests")).hasSize(ClassWorld.CHECKS).allSatisfy(it -> {
            assertThat(it.get("status").asText()).isIn("passed", "failed");
            assertThat(it.get("score").isNumber() && it.get("max_score").isNumber())
                    .isTrue();
            assertThat(it.get("visibility").asText()).isEqualTo("visible");
        });
        assertThat(folder.resolve("gradescope/carol")).doesNotExist();
    }

    @Test
    void should_write_each_report_in_the_students_language() throws IOException {
        // given
        aClass();

        // when
        write(Platform.OWN, OutputFormat.HTML);

        // then
        var bob = Files.readString(folder.resolve("students/bob.html"));
        assertThat(bob)
                .contains(
                        "<html lang=\"ja\">", "10.9.9.0/24", "10.0.9.0/24", "docker $(docker-machine config mhs-demo0)")
                .contains("点数: 7.8 / 12", "遅れにより 1.2 点減点");
        assertThat(Files.readString(folder.resolve("students/carol.html"))).contains("<html lang=\"zh\">", "这不会扣你的分");
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("students/carol.html", "network.subnet-differs × 1", "2 students graded, 1 needs a person.");
    }

    @Test
    void should_write_a_summary_for_github() throws IOException {
        // given
        aClass();
        hostile();

        // when
        write(Platform.OWN, OutputFormat.GITHUB);

        // then
        var lines =
                Files.readString(folder.resolve("github-summary.md")).lines().toList();
        assertThat(lines).anySatisfy(it -> assertThat(it).startsWith("| bob | 7.8 / 12 | 9 | 3 | 0 |"));
        assertThat(lines.stream().filter(it -> it.startsWith("| ")))
                .hasSize(5)
                .allSatisfy(it -> assertThat(it.replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .isEqualTo(7));
    }

    @Test
    void should_let_no_host_write_in_a_report() throws IOException {
        // given
        aClass();
        hostile();

        // when
        write(Platform.OWN, OutputFormat.values());

        // then
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), UTF_8);
                if (file.toString().endsWith(".xlsx")) {
                    continue;
                }
                assertThat(text).as("%s", file).doesNotContain("\u001b", "\u0000");
                if (!file.toString().endsWith(".json")) {
                    assertThat(text).as("%s", file).doesNotContain("\u202e");
                }
                if (file.toString().matches(".*\\.(html|xml|md)")) {
                    assertThat(text).as("%s", file).doesNotContain("<script>");
                }
                if (file.toString().endsWith(".csv")) {
                    assertThat(text).doesNotContainPattern("(?m)(^|,)\"?[=+@\\-][A-Z(\"]");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "\n=1", "\u00a0=1"})
    void should_make_no_cell_a_formula(String text) {
        assertThat(Harmless.cell(text)).matches(it -> "=+-@＝＋－＠".indexOf(it.charAt(0)) < 0);
    }

    @Test
    void should_make_anything_harmless() {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(12); j >= 0; j--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65536)));
            }
            var cell = Harmless.cell(text.toString());
            assertThat(cell).doesNotContain("\n", "\r", "\t", "\u001b");
            assertThat(cell.isEmpty() || "=+-@＝＋－＠".indexOf(cell.charAt(0)) < 0).isTrue();
            assertThat(Harmless.xml(text.toString()).codePoints())
                    .allMatch(c -> c == '\t' || c == '\n' || (c >= 0x20 && !(c >= 0xD800 && c < 0xE000)));
            assertThat(Harmless.markdown(text.toString())).doesNotContain("<", "\n");
        }
    }
}
