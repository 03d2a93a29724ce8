package dev.overlaylab.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Glossary;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Translations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The guides, which are Markdown of our own. */
class GuidesTest {
    private static final Path GUIDES = Path.of("src/main/resources/dev/overlaylab/site/guides");

    @Test
    void should_be_translated_from_the_english_as_it_is_now() throws IOException {
        assertThat(new Translations(GUIDES).stale()).isEmpty();
    }

    @Test
    void should_keep_to_the_glossary_and_the_same_commands() throws IOException {
        for (var reader : new String[] {"learner", "grader", "author"}) {
            var english = commands(GUIDES.resolve(reader + "/en.md"));
            assertThat(english).isNotEmpty();
            for (var language : Language.values()) {
                var file = GUIDES.resolve(reader + "/" + language.tag() + ".md");
                assertThat(Glossary.ofProduct().violations(language, Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
                assertThat(commands(file)).as(file.toString()).isEqualTo(english);
            }
        }
    }

    private static String commands(Path file) throws IOException {
        var parts = Files.readString(file).split("```", -1);
        var commands = new StringBuilder();
        for (int i = 1; i < parts.length; i += 2) {
            commands.append(parts[i]);
        }
        return commands.toString();
    }
}
