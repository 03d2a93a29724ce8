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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The docs site as a command of the program. */
class SiteCommandTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private int run(String... args) {
        err.reset();
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new Program(Map.of("OVERLAYLAB_HOME", directory.resolve("home").toString()), "/", streams).run(args);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String out() {
        return directory.resolve("out").toString();
    }

    @Test
    void should_make_a_site_of_a_teachers_labs_and_tell_what_is_new() throws IOException {
        var labs = directory.resolve("labs").toString();
        assertThat(run("lab", "new", "my-lab", labs)).isZero();
        assertThat(run("site", "--labs", labs, "--out", out(), "--lang", "ja")).isZero();
        assertThat(said()).contains("my-lab はまだ記録されていません", "ページを作りました");
        assertThat(Files.readString(directory.resolve("out/zh/labs/my-lab/01-web.html")))
                .contains("docker run");
        assertThat(run("site", "--labs", labs, "--out", out())).isZero();
        assertThat(said()).contains("Nothing has changed");
        assertThat(run("site", "--labs", labs, "--out", out(), "--strict")).isEqualTo(2);
        assertThat(said()).contains("--strict");
    }

    @Test
    void should_make_the_pages_of_a_seed_and_refuse_what_is_none() throws IOException {
        var labs = directory.resolve("labs").toString();
        assertThat(run("lab", "new", "my-lab", labs)).isZero();
        assertThat(run("site", "--labs", labs, "--out", out(), "--seed", "alice"))
                .isZero();
        assertThat(said()).contains("“alice” changes no name");
        assertThat(Files.readString(directory.resolve("out/zh/labs/my-lab/index.html")))
                .contains("这些页面对应种子“alice”", "--seed &#39;alice&#39;");
        for (var wrong : new String[] {"x".repeat(201), "a\tb"}) {
            assertThat(run("site", "--labs", labs, "--out", out(), "--seed", wrong))
                    .isEqualTo(64);
            assertThat(said()).contains("A seed has at most 200 characters");
        }
    }

    @Test
    void should_print_every_command_of_the_program_in_every_language() throws IOException {
        var labs = directory.resolve("labs").toString();
        assertThat(run("lab", "new", "my-lab", labs)).isZero();
        assertThat(run("site", "--labs", labs, "--out", out())).isZero();
        for (var language : new String[] {"en", "ja", "zh"}) {
            var page = Files.readString(directory.resolve("out/" + language + "/reference/cli.html"));
            assertThat(page)
                    .contains("id=\"overlaylab-site\"", "id=\"overlaylab-machines-adopt\"", "--base-url=URL")
                    .doesNotContain("%n", "null");
        }
        assertThat(Files.readString(directory.resolve("out/ja/reference/cli.html")))
                .contains("ドキュメントサイトを作ります");
        assertThat(Files.readString(directory.resolve("out/en/reference/formats.html")))
                .contains("id=\"report.schema.json\"", "id=\"step.schema.json\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--out=|--base-url=ftp://x",
                "--out=|--base-url=no address",
                "--out=|--labs=/nowhere/at/all",
                "--out=|--fragments=sphinx",
                "--serve|--port=70000"
            })
    void should_say_what_is_wrong_with_what_was_typed(String typed) {
        var words = ("site|" + typed.replace("--out=", "--out=" + out())).split("\\|");
        assertThat(run(words)).isIn(64, 2);
        assertThat(said().lines().count()).isGreaterThanOrEqualTo(2);
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void should_touch_nothing_in_a_folder_of_others() throws IOException {
        Files.createDirectories(directory.resolve("out"));
        Files.writeString(directory.resolve("out/thesis.txt"), "mine");
        assertThat(run("site", "--out", out())).isEqualTo(64);
        assertThat(said()).contains("thesis.txt");
        assertThat(directory.resolve("out").toFile().list()).containsExactly("thesis.txt");
    }
}
