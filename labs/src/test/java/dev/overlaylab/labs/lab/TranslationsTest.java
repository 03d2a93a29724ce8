package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslationsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void should_stamp_new_translations_and_then_find_nothing_to_say() throws IOException {
        var lab = LabFixture.in(directory);
        var translations = new Translations(lab.labs());
        assertThat(translations.stale()).hasSize(4).allMatch(it -> it.contains("not stamped"));

        assertThat(translations.stampNew())
                .containsExactly("tiny/01-one/ja.md", "tiny/01-one/zh.md", "tiny/ja.md", "tiny/zh.md");

        assertThat(translations.stale()).isEmpty();
        assertThat(Files.readString(lab.file("01-one/ja.md")))
                .matches("(?s)<!-- made-from: [0-9a-f]{8} -->\n# One\n.*")
                .endsWith(LabFixture.TEXT);
        assertThat(lab.load().steps().get(0).prose()).hasSize(3);
    }

    @Test
    void should_name_translations_whose_english_text_moved_on() throws IOException {
        // given
        var lab = LabFixture.in(directory);
        var translations = new Translations(lab.labs());
        translations.stampNew();

        // when
        lab.replace("01-one/en.md", "Look, then run.", "Look twice, then run.");

        // then
        assertThat(translations.stale())
                .hasSize(2)
                .anyMatch(it -> it.startsWith("tiny/01-one/ja.md: made from"))
                .anyMatch(it -> it.startsWith("tiny/01-one/zh.md: made from"));
        assertThat(translations.stampNew())
                .as("a stale one is never restamped unnamed")
                .isEmpty();
        assertThat(translations.stampRead(lab.file("01-one/ja.md"))).isTrue();
        assertThat(translations.stale()).singleElement().asString().contains("zh.md");
        assertThat(translations.stampRead(lab.file("01-one/zh.md"))).isTrue();
        assertThat(translations.stale()).isEmpty();
    }

    @Test
    void should_name_a_missing_translation() throws IOException {
        var lab = LabFixture.in(directory);
        var translations = new Translations(lab.labs());
        translations.stampNew();
        Files.delete(lab.file("zh.md"));

        assertThat(translations.stampNew()).isEmpty();
        assertThat(translations.stampRead(lab.file("zh.md"))).isFalse();
        assertThat(translations.stale()).containsExactly("tiny/zh.md: missing");
    }

    @Test
    void should_not_take_anything_else_for_a_translation() throws IOException {
        var lab = LabFixture.in(directory);

        assertThat(new Translations(lab.labs()).stampRead(lab.file("en.md"))).isFalse();
        assertThat(new Translations(lab.labs()).stampRead(directory.resolve("ja.md")))
                .isFalse();
    }
}
