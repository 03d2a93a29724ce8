package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsedGradingTest {
    @TempDir
    private Path folder;

    @Test
    void should_grade_a_class_to_the_end_without_reaching_anybody() throws IOException, InterruptedException {
        // given
        var run = new ProgramRun(folder);

        // when
        RehearsedGrading.hold(run.program(), folder);

        // then
        assertThat(run.out() + run.err()).contains("2 need a person").doesNotContain("\tat ");
        assertThat(Files.readAllLines(folder.resolve("grades/needs-a-person.csv")))
                .hasSizeGreaterThan(2)
                .anySatisfy(it -> assertThat(it).contains("Connection refused"));
        assertThat(folder.resolve("grades/gradebook.csv")).isNotEmptyFile();
    }
}
