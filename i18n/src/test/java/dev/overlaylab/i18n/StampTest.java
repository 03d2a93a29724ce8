package dev.overlaylab.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
    @TempDir
    private Path messages;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void give_a_new_and_a_stale_translation() throws IOException {
        Files.createDirectories(messages.resolve("shell"));
        Files.writeString(messages.resolve("shell/en.properties"), "new=New\nstale=Stale\n");
        Files.writeString(messages.resolve("shell/ja.properties"), "# remark\nnew = 新 \\\n  しい\n\nstale@01234567=古い\n");
    }

    @Test
    void should_stamp_new_ones_and_never_a_stale_one_unasked() throws IOException {
        assertThat(run("--new")).isEqualTo(1);
        assertThat(japanese())
                .isEqualTo("# remark\nnew@" + MessageFile.hash("New") + "= 新 \\\n  しい\n\nstale@01234567=古い\n");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("stamped shell/ja.properties new");
    }

    @Test
    void should_stamp_a_stale_one_that_is_named() throws IOException {
        assertThat(run("--new", "stale")).isZero();
        assertThat(japanese()).contains("stale@" + MessageFile.hash("Stale") + "=古い");
    }

    @Test
    void should_say_that_a_key_does_not_exist_or_that_nothing_was_asked() throws IOException {
        assertThat(run("no.such")).isEqualTo(64);
        assertThat(run()).isEqualTo(64);
        assertThat(japanese()).contains("stale@01234567");
    }

    private int run(String... keys) throws IOException {
        var arguments = new String[keys.length + 1];
        arguments[0] = messages.toString();
        System.arraycopy(keys, 0, arguments, 1, keys.length);
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Stamp.run(arguments, out, out);
    }

    private String japanese() throws IOException {
        return Files.readString(messages.resolve("shell/ja.properties"));
    }
}
