package dev.overlaylab.labs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwarmProgramTest {
    @TempDir
    Path folder;

    @Test
    void should_pack_the_same_program_into_the_same_bytes() throws IOException {
        SwarmProgram.into(folder.resolve("one"));
        SwarmProgram.into(folder.resolve("two"));

        for (var jar :
                new String[] {"swarm.jar", "jackson-core.jar", "jackson-databind.jar", "jackson-annotations.jar"}) {
            assertThat(folder.resolve("one").resolve(jar))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(jar));
        }
    }

    @Test
    void should_pack_the_program_and_nothing_else_of_ours() throws IOException {
        SwarmProgram.into(folder);

        try (var jar = new JarFile(folder.resolve("swarm.jar").toFile())) {
            var names = jar.stream().map(it -> it.getName()).toList();
            assertThat(names).contains("dev/overlaylab/labs/classicswarm/Swarm.class");
            assertThat(names).allMatch(it -> it.startsWith("dev/overlaylab/labs/classicswarm/"));
        }
    }

    @Test
    void should_say_what_an_engine_has_to_be_told() throws IOException {
        Files.writeString(
                folder.resolve("swarm.changes"), "ENTRYPOINT [\"/swarm\"]\nLABEL dev.overlaylab.program=\"abc\"\n");
        var image = new SwarmImage(folder);

        assertThat(image.program()).isEqualTo("abc");
        assertThat(image.changes()).hasSize(2);
    }
}
