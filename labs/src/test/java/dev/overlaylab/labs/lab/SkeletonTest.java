package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonTest {
    @TempDir
    Path directory;

    @Test
    void should_write_a_lab_that_is_right_in_every_way() throws IOException {
        // when
        var written = Skeleton.write("my-lab", directory.resolve("new/labs"));

        // then
        var labs = directory.resolve("new/labs");
        var library = LabLibrary.in(labs);
        assertThat(library.ids()).containsExactly("my-lab");
        assertThat(library.load("my-lab").steps()).hasSize(1).allSatisfy(step -> {
            assertThat(step.commands()).isNotEmpty();
            assertThat(step.checks()).isNotEmpty();
            assertThat(step.sabotages()).isNotEmpty();
        });
        assertThat(library.proofread("my-lab")).isEmpty();
        assertThat(new Translations(labs).stale()).isEmpty();
        assertThat(written).hasSize(10).allMatch(Files::isRegularFile);
        assertThat(Files.readString(labs.resolve("my-lab/lab.yaml"))).contains("$schema=../.schema/lab.schema.json");
    }

    @Test
    void should_overwrite_nothing() throws IOException {
        Files.createDirectory(directory.resolve("mine"));

        var problem = catchThrowableOfType(Problem.class, () -> Skeleton.write("mine", directory));

        assertThat(problem.text().key()).isEqualTo("problem.lab.new-exists");
        assertThat(directory.resolve("mine")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "My-Lab", "../x", "a b", "a/b", "-a", "ラボ"})
    void should_refuse_what_is_no_id(String id) {
        assertThat(catchThrowableOfType(Problem.class, () -> Skeleton.write(id, directory))
                        .text()
                        .key())
                .isEqualTo("problem.lab.new-id");
    }

    @Test
    void should_say_where_it_cannot_write() throws IOException {
        var file = Files.createFile(directory.resolve("file"));

        assertThat(catchThrowableOfType(Problem.class, () -> Skeleton.write("x", file))
                        .text()
                        .key())
                .isEqualTo("problem.lab.new-not-written");
    }
}
