package dev.overlaylab.shell.grade.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.overlaylab.shell.grade.roster.Roster.Platform;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Outputs of a class with somebody hostile in it, against what others have published about the formats. */
class PublishedFormatsTest extends GradedClass {
    /** The grammar of HTML is deep. */
    private static final long STACK = 64L << 20;

    @Test
    void should_write_junit_xml_by_the_schema_that_is_published() throws Exception {
        // given
        aClass();
        hostile();

        // when
        write(Platform.OWN, OutputFormat.JUNIT);

        // then
        var xml = Files.readString(folder.resolve("junit.xml"));
        validateJunit(xml);
        assertThat(xml)
                .contains("id=\"0\"", "id=\"3\"", "package=\"overlay-consul\"", "timestamp=\"2026-11-23T09:00:00\"");
        assertThatThrownBy(() -> validateJunit(xml.replace(" hostname=\"localhost\"", "")))
                .isInstanceOf(SAXException.class);
        assertThatThrownBy(() -> validateJunit(xml.replace("<system-out>", "<system-out><b/>")))
                .isInstanceOf(SAXException.class);
    }

    /** The jar has the schema of Ant's JUnit with a namespace of its own. */
    private static void validateJunit(String xml) throws IOException, SAXException {
        var schema = PublishedFormatsTest.class.getResource("/xsd/junit.xsd");
        var inNamespace = xml.replace("<testsuites>", "<testsuites xmlns=\"urn:junit.baev.github.com\">");
        assertThat(inNamespace).isNotEqualTo(xml);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(schema)
                .newValidator()
                .validate(new StreamSource(new StringReader(inNamespace)));
    }

    @Test
    void should_write_gradescope_results_as_its_documentation_has_them() throws IOException {
        // given
        aClass();
        hostile();
        var schema = schema("gradescope.schema.json");

        // when
        write(Platform.OWN, OutputFormat.GRADESCOPE);

        // then
        var files = files(".json");
        assertThat(files).hasSize(3);
        for (var file : files) {
            assertThat(schema.validate(Files.readString(file), InputFormat.JSON))
                    .as("%s", file)
                    .isEmpty();
        }
        var one = Files.readString(files.get(0));
        for (var wrong : List.of(
                one.replace("\"status\" : \"passed\"", "\"status\" : \"PASS\""),
                one.replace("\"max_score\"", "\"maxScore\""),
                one.replaceFirst("\"visibility\" : \"visible\"", "\"visibility\" : \"shown\""))) {
            assertThat(wrong).isNotEqualTo(one);
            assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
        }
    }

    private static Schema schema(String name) throws IOException {
        try (var in = PublishedFormatsTest.class.getResourceAsStream(name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), UTF_8));
        }
    }

    @Test
    void should_write_pages_in_which_a_validator_finds_no_error() throws Exception {
        // given
        aClass();
        hostile();

        // when
        write(Platform.OWN, OutputFormat.HTML);

        // then
        var pages = files(".html");
        assertThat(pages).hasSize(5);
        var wrong = Files.writeString(
                folder.resolve("wrong"), Files.readString(pages.get(0)).replace("</h1>", "</h1><p><table></p>"));
        assertThat(complaints(pages)).isEmpty();
        assertThat(complaints(List.of(wrong))).isNotEmpty();
    }

    /** What the validator of the W3C says, warnings included. */
    private static List<String> complaints(List<Path> pages) throws Exception {
        var found = new CompletableFuture<List<String>>();
        var thread = new Thread(
                null,
                () -> {
                    try {
                        found.complete(complaintsOf(pages));
                    } catch (Exception e) {
                        found.completeExceptionally(e);
                    }
                },
                "validator",
                STACK);
        thread.start();
        thread.join();
        return found.get();
    }

    private static List<String> complaintsOf(List<Path> pages) throws Exception {
        var complaints = new ArrayList<String>();
        for (var page : pages) {
            JsonNode answer;
            try (var in = Files.newInputStream(page)) {
                var validator = new EmbeddedValidator();
                validator.setNoLangDetect(true);
                answer = new ObjectMapper().readTree(validator.validate(in));
            }
            assertThat(answer.path("messages").isArray()).isTrue();
            for (var message : answer.get("messages")) {
                complaints.add(page.getFileName() + ":" + message.path("lastLine") + " " + message.path("message") + " "
                        + message.path("extract"));
            }
        }
        return complaints;
    }

    private List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(ending)).sorted().toList();
        }
    }
}
