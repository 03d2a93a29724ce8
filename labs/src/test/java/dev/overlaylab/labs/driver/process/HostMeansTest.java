package dev.overlaylab.labs.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostMeansTest {
    @TempDir
    Path folder;

    @Test
    void should_refuse_machines_that_do_not_fit_together_though_each_would_alone() throws IOException {
        // given
        var means = means("MemTotal:  8000000 kB\nMemFree:  100 kB\nMemAvailable:  2097152 kB\n");

        // when
        var problem = catchThrowableOfType(Problem.class, () -> means.requireMemory(3, 3 * 1024));

        // then
        assertThatCode(() -> means.requireMemory("one", 1024)).doesNotThrowAnyException();
        assertThatCode(() -> means.requireMemory(2, 2048)).doesNotThrowAnyException();
        assertThat(problem.text().key()).isEqualTo("problem.driver.memory-together");
        assertThat(problem.text().arguments())
                .containsEntry("machines", 3)
                .containsEntry("needed", 3072)
                .containsEntry("free", 2048L);
        assertThat(catchThrowableOfType(Problem.class, () -> means.requireMemory("one", 2049))
                        .text()
                        .key())
                .isEqualTo("problem.driver.memory");
    }

    @Test
    void should_leave_it_to_others_where_the_system_does_not_say() throws IOException {
        assertThatCode(() -> means("nothing of use\n").requireMemory(3, 1 << 20))
                .doesNotThrowAnyException();
        assertThatCode(() -> new HostMeans(folder, folder.resolve("absent")).requireMemory("one", 1 << 20))
                .doesNotThrowAnyException();
    }

    private HostMeans means(String memory) throws IOException {
        return new HostMeans(folder, Files.writeString(folder.resolve("meminfo"), memory));
    }
}
