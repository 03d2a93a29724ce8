package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author does wrong with parameters is named with its place, in every language. */
class ParameterErrorsTest {
    private static final Catalogue CATALOGUE = Catalogue.ofProduct();

    @TempDir
    Path directory;

    private LabFixture lab;

    @BeforeEach
    void declareOne() throws IOException {
        lab = LabFixture.in(directory);
        lab.replace("lab.yaml", "machines:", """
                        parameters:
                          - name: box
                            type: name
                            default: m1
                            draw: m{1..9}
                        machines:""");
        lab.replace("01-one/step.yaml", "machine: m1", "machine: \"{{parameter:box}}\"");
    }

    @Test
    void should_load_the_lab_that_these_mistakes_are_made_in() {
        assertThat(lab.load().variant().parameters()).containsEntry("box", "m1");
    }

    @ParameterizedTest(name = "{1} -> {2}: {3} at {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            lab.yaml         | type: name          | type: colour        | parameter-type    | 5:11  | “colour”
            lab.yaml         | type: name          | type: subnet        | parameter-value   | 7:11  | “m1” is not right for the type subnet
            lab.yaml         | draw: m{1..9}       | draw: m1            | parameter-rule    | 7:11  | “m1”
            lab.yaml         | draw: m{1..9}       | draw: m{9..1}       | parameter-rule    | 7:11  | “m{9..1}”
            lab.yaml         | draw: m{1..9}       | "draw: m{1|-}"      | parameter-value   | 7:11  | “m-”
            lab.yaml         | draw: m{1..9}       | colour: red         | key-unknown       | 7:5   | name, type, default, draw
            lab.yaml         | default: m1         | default: m0         | parameter-default | 6:14  | “m0”
            lab.yaml         | default: m1         | default: M1         | parameter-value   | 6:14  | “M1”
            lab.yaml         | default: m1         | default: [m1]       | kind              | 6:14  | […]
            lab.yaml         | name: box           | name: Box           | id                | 4:11  | “Box”
            lab.yaml         | name: box           | name: bag           | reference-unknown | -     | {{parameter:box}}
            01-one/step.yaml | {{parameter:box}}   | m1                  | parameter-unused  | 4:11  | “box”
            01-one/step.yaml | {{parameter:box}}   | {{parameter:bag}}   | reference-unknown | 10:47 | parameter:box
            01-one/step.yaml | {{parameter:box}}   | {{parameter:box.start}} | reference-unknown | 10:47 | parameter:box
            01-one/en.md     | then run            | {{parameter:bag}}   | reference-unknown | 3:7   | {{parameter:bag}}
            01-one/ja.md     | 1. Vague            | 1. {{parameter:bag}} | reference-unknown | 1:1  | {{parameter:bag}}
            """)
    void should_say_what_is_wrong_and_where(
            String file, String what, String with, String key, String place, String words) throws IOException {
        // given
        lab.replace(file, what, with);

        // when
        var problem = catchThrowableOfType(Problem.class, lab::load);

        // then
        assertThat(problem.text().key()).isEqualTo("problem.lab." + key);
        assertThat(CATALOGUE.say(Language.EN, problem.text())).contains(words);
        for (var language : Language.values()) {
            assertThat(CATALOGUE.say(language, problem.text())).doesNotContain("⟦");
            assertThat(CATALOGUE.sayNext(language, problem.text())).isNotBlank().doesNotContain("⟦");
        }
        if (!place.equals("-")) {
            assertThat(problem.text().arguments().get("line") + ":"
                            + problem.text().arguments().get("column"))
                    .isEqualTo(place);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.9.0/24, true", "10.0.0.0/8, true", "10.0.9.8/29, true", "10.0.9.4/29, false", "10.0.9.0, false",
        "10.0.9.0/30, false", "10.0.256.0/24, false", "010.0.9.0/24, false", "0.0.0.0/0, false", "fd00::/64, false"
    })
    void should_know_a_subnet(String value, boolean right) {
        assertThat(ParameterType.SUBNET.accepts(value)).isEqualTo(right);
    }
}
