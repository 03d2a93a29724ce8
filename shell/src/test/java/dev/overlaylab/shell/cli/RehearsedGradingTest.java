package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsedGradingTest {
    @TempDir
    private Path folder;

    @Test
    void should_grade_a_class_to_the_end_without_reaching_anybody() throws IOException, InterruptedException {
        // given
        var said = new ByteArrayOutputStream();
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                false);

        // when
        RehearsedGrading.hold(new Program(Map.of("OVERLAYLAB_HOME", folder.toString()), "/", streams), folder);

        // then
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("2 need a person")
                .doesNotContain("\tat ");
        assertThat(Files.readAllLines(folder.resolve("grades/needs-a-person.csv")))
                .hasSizeGreaterThan(2)
                .anySatisfy(it -> assertThat(it).contains("Connection refused"));
        assertThat(folder.resolve("grades/gradebook.csv")).isNotEmptyFile();
    }
}
