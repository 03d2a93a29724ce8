package dev.overlaylab.labs.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** User data that a cloud takes as it is. */
class CloudConfigTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me@home's";

    @ParameterizedTest
    @ValueSource(strings = {"20.10", "current"})
    void should_be_a_cloud_config_that_says_what_is_meant(String engine) {
        // when
        var text = new CloudConfig(engine, List.of(KEY + "\n")).text();

        // then
        assertThat(text).startsWith("#cloud-config\n");
        var read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
        assertThat(read.get("ssh_authorized_keys")).isEqualTo(List.of(KEY));
        assertThat(read.get("runcmd")).isEqualTo(List.of(List.of("/usr/local/sbin/overlaylab-ready", engine)));
        var file = file(read);
        assertThat(file.get("permissions")).isEqualTo("0755");
        assertThat(content(file)).startsWith("#!/bin/sh\n").endsWith("\n");
    }

    @Test
    void should_carry_a_script_without_mistakes_of_grammar() throws IOException, InterruptedException {
        // given
        var read = (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(new CloudConfig("current", List.of()).text());
        var script = content(file(read));

        // when
        var shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
        try (var in = shell.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }

        // then
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(shell.exitValue()).isZero();
        assertThat(read.containsKey("ssh_authorized_keys")).isFalse();
    }

    @Test
    void should_refuse_other_engines_and_what_is_no_public_key() {
        assertThatThrownBy(() -> new CloudConfig("1.0", List.of()))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.adopt.engine");
        for (var wrong : List.of("", "-----BEGIN OPENSSH PRIVATE KEY-----", KEY + "\nruncmd: [reboot]", "x y\tz")) {
            assertThatThrownBy(() -> new CloudConfig("20.10", List.of(wrong)))
                    .isInstanceOf(Problem.class)
                    .hasMessageStartingWith("problem.adopt.public-key");
        }
    }

    private static Map<?, ?> file(Map<?, ?> config) {
        var files = (List<?>) Objects.requireNonNull(config.get("write_files"));
        return (Map<?, ?>) Objects.requireNonNull(files.get(0));
    }

    private static String content(Map<?, ?> file) {
        return Objects.requireNonNull(file.get("content")).toString();
    }
}
