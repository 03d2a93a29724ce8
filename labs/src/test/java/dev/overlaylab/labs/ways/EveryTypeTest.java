package dev.overlaylab.labs.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.checkers.catalogue.CheckCatalogue;
import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** That no type of checks has been tried on data only. */
class EveryTypeTest {
    private static final Path WAYS = Path.of("src/test/resources/ways");
    private static final String TITLE = "check.";

    @Test
    void should_go_a_right_and_a_wrong_way_of_every_type_on_real_machines() throws IOException {
        // given: what proofs of labs sabotage, and what the documents of this room break
        var types = new TreeSet<String>();
        var library = LabLibrary.shipped();
        library.ids().stream()
                .flatMap(it -> library.load(it).steps().stream())
                .flatMap(EveryTypeTest::sabotaged)
                .map(it -> it.title().key().substring(TITLE.length()))
                .forEach(types::add);
        try (var documents = Files.list(WAYS)) {
            for (var document :
                    documents.filter(it -> it.toString().endsWith(".json")).toList()) {
                StreamSupport.stream(
                                new ObjectMapper()
                                        .readTree(document.toFile())
                                        .path("checks")
                                        .spliterator(),
                                false)
                        .filter(it -> !it.path("wrong").isEmpty())
                        .map(it -> it.path("type").asText())
                        .forEach(types::add);
            }
        }

        // then
        assertThat(types).containsAll(CheckCatalogue.types());
    }

    private static Stream<Check> sabotaged(Step step) {
        return step.checks().stream()
                .filter(check -> Stream.concat(
                                step.sabotages().stream(),
                                step.drills().stream().map(Step.Drill::trouble))
                        .anyMatch(it -> it.check().equals(check.id())));
    }
}
