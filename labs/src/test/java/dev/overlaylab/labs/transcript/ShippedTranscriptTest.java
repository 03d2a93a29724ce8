package dev.overlaylab.labs.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.overlaylab.labs.driver.Drivers;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the site prints was really captured, from the commands that are documented now. */
class ShippedTranscriptTest {
    private static final Path SOURCES = Path.of("src/main/resources/labs");
    private final LabLibrary shipped = LabLibrary.shipped();

    @Test
    void should_be_made_of_the_commands_that_are_documented_now() throws IOException {
        int found = 0;
        for (var id : shipped.ids()) {
            var lab = shipped.load(id);
            for (var file : files(lab)) {
                found++;
                var transcript = TranscriptFile.read(file.toString(), Files.readAllBytes(file));
                assertThat(transcript.isOf(lab))
                        .as(
                                "%s was captured with other commands than lab %s has now. Renew it: ./overlaylab prove %s"
                                        + " --driver %s --engine %s --transcripts labs/src/main/resources/labs",
                                file, id, id, transcript.driver(), transcript.engine())
                        .isTrue();
                assertThat(file).isEqualTo(TranscriptFile.in(SOURCES, lab, transcript.driver(), transcript.engine()));
                assertThat(Drivers.ids()).contains(transcript.driver());
                complete(lab, transcript);
            }
        }
        assertThat(found).as("transcripts read").isPositive();
    }

    private static void complete(Lab lab, Transcript transcript) {
        var commands =
                lab.steps().stream().flatMap(it -> it.commands().stream()).map(Step.DocumentedCommand::id);
        assertThat(transcript.steps().stream()
                        .flatMap(it -> it.commands().stream())
                        .map(Transcript.Command::id))
                .containsExactlyElementsOf(commands.toList());
        assertThat(transcript.steps().stream()
                        .flatMap(it -> it.checks().stream())
                        .map(Transcript.Check::outcome))
                .isNotEmpty()
                .containsOnly("PASS");
    }

    @Test
    void should_have_the_documented_shape() throws IOException {
        try (var file = TranscriptFile.class.getResourceAsStream("transcript.schema.json")) {
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new ObjectMapper()
                            .readTree(Objects.requireNonNull(file))
                            .toString());
            for (var id : shipped.ids()) {
                for (var transcript : files(shipped.load(id))) {
                    assertThat(schema.validate(Files.readString(transcript), InputFormat.JSON))
                            .as(transcript.toString())
                            .isEmpty();
                }
            }
            assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
        }
    }

    private static List<Path> files(Lab lab) throws IOException {
        var folder = SOURCES.resolve(lab.id()).resolve(TranscriptFile.FOLDER);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it ->
                            it.toString().endsWith(".json") && !it.toString().endsWith(".proof.json"))
                    .sorted()
                    .toList();
        }
    }
}
