package dev.overlaylab.labs.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineVersionTest {
    @Test
    void should_keep_each_version_s_image_in_a_directory_of_its_own() {
        assertThat(EngineVersion.DEFAULT.directory(Path.of("/home/image"))).isEqualTo(Path.of("/home/image"));
        assertThat(EngineVersion.named("26.1").directory(Path.of("/home/image")))
                .isEqualTo(Path.of("/home/image-26.1"));
    }

    @Test
    void should_name_the_valid_ones_for_an_unknown_one() {
        assertThatThrownBy(() -> EngineVersion.named("17.03"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("17.03")
                .hasMessageContaining("20.10, 26.1");
    }

    @Test
    void should_tell_the_scripts_which_engine_is_wanted_whatever_the_environment_says() {
        var settings = ImageSettings.from(Map.of("OVERLAYLAB_ENGINE", "1.13", "OVERLAYLAB_SUITE", "trixie"))
                .with(EngineVersion.named("26.1"));

        assertThat(settings.chosen())
                .containsEntry("OVERLAYLAB_ENGINE", "26.1")
                .containsEntry("OVERLAYLAB_SUITE", "trixie");
    }

    @Test
    void should_have_build_scripts_that_know_every_version(@TempDir Path folder) throws IOException {
        var script = ImageScripts.unpackInto(folder.resolve("scripts"));

        for (var id : EngineVersion.ids()) {
            assertThat(script.resolveSibling("engines/" + id))
                    .content()
                    .contains("engine_suite=", "kernel_suite=", "docker.io");
        }
        try (var engines = Files.list(script.resolveSibling("engines"))) {
            assertThat(engines).hasSameSizeAs(EngineVersion.ids());
        }
    }
}
