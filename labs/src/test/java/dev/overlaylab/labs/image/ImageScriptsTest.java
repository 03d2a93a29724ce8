package dev.overlaylab.labs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageScriptsTest {
    @TempDir
    Path folder;

    @Test
    void should_unpack_everything_a_build_needs() throws IOException {
        var script = ImageScripts.unpackInto(folder.resolve("scripts"));

        assertThat(script).isRegularFile().hasFileName("build.sh");
        for (var needed : new String[] {
            "stages/settings.sh", "containers/nginx/finish", "namespace/machine.sh", "swarm/program/swarm.jar"
        }) {
            assertThat(script.resolveSibling(needed)).isRegularFile();
        }
    }

    @Test
    void should_be_scripts_that_a_shell_can_read() throws IOException, InterruptedException {
        var script = ImageScripts.unpackInto(folder.resolve("scripts"));
        try (var files = Files.walk(script.getParent())) {
            var scripts = files.filter(Files::isRegularFile)
                    .filter(it -> !it.toString().endsWith(".jar"))
                    .filter(it -> isShell(it))
                    .toList();
            assertThat(scripts).hasSizeGreaterThan(15);
            for (var each : scripts) {
                var shell = firstLine(each).contains("bash") ? "bash" : "sh";
                var parse = new ProcessBuilder(shell, "-n", each.toString())
                        .redirectErrorStream(true)
                        .start();
                var said = new String(parse.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(parse.waitFor()).as("%s: %s", each, said).isZero();
            }
        }
    }

    private static boolean isShell(Path file) {
        return firstLine(file).matches("#!/bin/(ba)?sh.*") || file.toString().endsWith(".sh");
    }

    private static String firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
