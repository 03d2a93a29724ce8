package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void should_stamp_new_translations_and_then_find_nothing_to_say() throws IOException {
        var lab = LabFixture.in(directory);
        assertThat(new Translations(lab.labs()).stale()).hasSize(4).allMatch(it -> it.contains("not stamped"));

        assertThat(run(lab, "--new")).isZero();

        assertThat(new Translations(lab.labs()).stale()).isEmpty();
        assertThat(Files.readString(lab.file("01-one/ja.md")))
                .matches("(?s)<!-- made-from: [0-9a-f]{8} -->\n# One\n.*")
                .endsWith(LabFixture.TEXT);
        assertThat(lab.load().steps().get(0).prose()).hasSize(3);
    }

    @Test
    void should_name_translations_whose_english_text_moved_on() throws IOException {
        // given
        var lab = LabFixture.in(directory);
        run(lab, "--new");

        // when
        lab.replace("01-one/en.md", "Look, then run.", "Look twice, then run.");

        // then
        assertThat(new Translations(lab.labs()).stale())
                .hasSize(2)
                .anyMatch(it -> it.startsWith("tiny/01-one/ja.md: made from"))
                .anyMatch(it -> it.startsWith("tiny/01-one/zh.md: made from"));
        assertThat(run(lab, "--new"))
                .as("a stale one is never restamped unnamed")
                .isOne();
        assertThat(run(lab, "tiny/01-one/ja.md")).isOne();
        assertThat(new Translations(lab.labs()).stale())
                .singleElement()
                .asString()
                .contains("zh.md");
        assertThat(run(lab, "tiny/01-one/zh.md")).isZero();
    }

    @Test
    void should_name_a_missing_translation() throws IOException {
        var lab = LabFixture.in(directory);
        run(lab, "--new");
        Files.delete(lab.file("zh.md"));

        assertThat(run(lab)).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("tiny/zh.md: missing\n");
    }

    @Test
    void should_explain_its_usage() throws IOException {
        assertThat(Translations.run(new String[0], stream(), stream())).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage:");
    }

    private int run(LabFixture lab, String... arguments) throws IOException {
        err.reset();
        var all = new String[arguments.length + 1];
        all[0] = lab.labs().toString();
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Translations.run(all, new PrintStream(new ByteArrayOutputStream()), stream());
    }

    private PrintStream stream() {
        return new PrintStream(err, true);
    }
}
