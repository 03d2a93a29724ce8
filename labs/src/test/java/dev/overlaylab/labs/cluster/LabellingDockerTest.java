package dev.overlaylab.labs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The learner's docker on somebody's host, before a docker that says how it was called. */
class LabellingDockerTest {
    private static final String LABEL = "dev.overlaylab.lab=demo-1a2b";

    @TempDir
    Path folder;

    @BeforeEach
    void makePrograms() throws IOException {
        String script;
        try (var in = LabellingDockerTest.class.getResourceAsStream("/workstation/docker")) {
            script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        program("ours/docker", script.replace("@LABEL@", LABEL));
        program("theirs/docker", "#!/bin/sh\nprintf '[%s]' \"$@\"\nexit 7\n");
    }

    private void program(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String called(List<String> words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(words);
        var process = new ProcessBuilder("bash", "-c", "\"$@\"", "bash");
        process.command().addAll(command);
        process.environment().put("PATH", folder + "/ours:" + folder + "/theirs:/usr/bin:/bin");
        var running = process.redirectErrorStream(true).start();
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).as(said).isEqualTo(7);
        return said;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run -itd --name=web nginx                  | [run][--label][L][-itd][--name=web][nginx]
            -H tcp://a:1 --tls run busybox run         | [-H][tcp://a:1][--tls][run][--label][L][busybox][run]
            create busybox                             | [create][--label][L][busybox]
            container run busybox                      | [container][run][--label][L][busybox]
            container ls                               | [container][ls]
            network create --driver overlay my-net     | [network][create][--label][L][--driver][overlay][my-net]
            network inspect my-net                     | [network][inspect][my-net]
            volume create v                            | [volume][create][--label][L][v]
            service create --name s nginx              | [service][create][--label][L][--name][s][nginx]
            exec web run                               | [exec][web][run]
            ps                                         | [ps]
            --tlscacert run ps                         | [--tlscacert][run][ps]
            """)
    void should_label_what_it_makes_and_pass_on_everything_else(String words, String expected) throws Exception {
        assertThat(called(List.of(words.split(" ")))).isEqualTo(expected.replace("[L]", "[" + LABEL + "]"));
    }

    @Test
    void should_keep_words_whole() throws Exception {
        assertThat(called(List.of("run", "-e", "A=b c\n'd'", "busybox", "", "*")))
                .isEqualTo("[run][--label][" + LABEL + "][-e][A=b c\n'd'][busybox][][*]");
        assertThat(called(List.of("--version"))).isEqualTo("[--version]");
    }
}
