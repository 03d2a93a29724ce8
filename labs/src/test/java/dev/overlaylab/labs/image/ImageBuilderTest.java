package dev.overlaylab.labs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderTest {
    @TempDir
    Path folder;

    @Test
    void should_not_take_an_empty_directory_for_an_image() {
        var builder = builder(Map.of());

        assertThat(builder.isBuilt(Flavour.VM)).isFalse();
        assertThat(builder.verify()).as("nothing is damaged where nothing is").isTrue();
    }

    @Test
    void should_notice_results_that_were_cut_short() throws IOException {
        Files.createDirectories(folder.resolve(".stages"));
        Files.writeString(folder.resolve(".stages/rootfs"), "0000\n100 abcd rootfs.tar\n");
        Files.writeString(folder.resolve("rootfs.tar"), "cut");

        assertThat(builder(Map.of()).verify()).isFalse();
    }

    @Test
    void should_say_that_no_archive_answers() {
        // given an archive that is not there, on a release that the system's own archive cannot have
        var builder = builder(Map.of(
                "OVERLAYLAB_SUITE", "no-such-release", "OVERLAYLAB_MIRROR", "file:///nonexistent/overlaylab-archive"));

        assertThatThrownBy(() -> builder.ready(Flavour.VM, Progress.NONE))
                .asInstanceOf(type(Problem.class))
                .satisfies(it -> assertThat(it.text().key()).isIn("problem.image.archive", "problem.image.tool"));
        assertThat(builder.isBuilt(Flavour.VM)).isFalse();
        assertThat(folder.resolve("build.log")).content().contains("##failed");
    }

    @Test
    void should_let_only_one_build_write_to_a_directory() throws IOException {
        try (var other = new HeldLock(folder.resolve(".lock"))) {
            other.awaitHeld();

            assertThatThrownBy(() -> builder(Map.of()).ready(Flavour.VM, Progress.NONE))
                    .asInstanceOf(type(Problem.class))
                    .satisfies(it -> assertThat(it.text().key()).isEqualTo("problem.image.busy"));
        }
    }

    @Test
    void should_take_over_the_java_runtime_of_another_image_but_not_believe_it(@TempDir Path other) throws IOException {
        // given another image, whose runtime these scripts did not make
        Files.createDirectories(other.resolve("swarm"));
        Files.createDirectories(other.resolve(".stages"));
        Files.writeString(other.resolve("swarm/runtime.tar"), "runtime");
        Files.writeString(other.resolve(".stages/runtime"), "0000\n7 abcd swarm/runtime.tar\n");
        var builder = builder(Map.of(
                "OVERLAYLAB_SUITE", "no-such-release", "OVERLAYLAB_MIRROR", "file:///nonexistent/overlaylab-archive"));

        // when, then it is taken over, and not believed
        assertThatThrownBy(() -> builder.swarm(Progress.NONE, other)).isInstanceOf(Problem.class);
        assertThat(folder.resolve("swarm/runtime.tar")).hasContent("runtime");
    }

    private ImageBuilder builder(Map<String, String> environment) {
        return new ImageBuilder(folder, ImageSettings.from(environment));
    }

    /** Another process that has locked a file, as a running build does. */
    private static final class HeldLock implements AutoCloseable {
        private final Process process;

        HeldLock(Path file) throws IOException {
            process = new ProcessBuilder("flock", file.toString(), "sh", "-c", "echo held; read -r line").start();
        }

        void awaitHeld() throws IOException {
            assertThat(process.inputReader().readLine()).isEqualTo("held");
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
        }
    }
}
