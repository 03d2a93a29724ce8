package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lab of somebody who means no good is refused with place and reason, soon, and without a word to the terminal. */
class HostileLabTest {
    private static final Catalogue CATALOGUE = Catalogue.ofProduct();
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private LabFixture lab;

    @BeforeEach
    void writeLab() throws IOException {
        lab = LabFixture.in(directory);
    }

    private Problem problem() {
        var problem = Assertions.assertTimeoutPreemptively(SOON, () -> catchThrowableOfType(Problem.class, lab::load));
        assertThat(problem).as("a problem").isNotNull();
        for (var language : Language.values()) {
            assertThat(CATALOGUE.say(language, problem.text()))
                    .doesNotContain("⟦", "\u001b", "\u202e", "\u0007")
                    .hasSizeLessThan(1000);
            assertThat(CATALOGUE.sayNext(language, problem.text())).isNotBlank();
        }
        return problem;
    }

    static Stream<Arguments> deepTexts() {
        int much = 20_000;
        var staircase = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            staircase.append("  ".repeat(i)).append("- x\n\n");
        }
        return Stream.of(
                Arguments.of(">".repeat(much) + " x"),
                Arguments.of("> ".repeat(much) + "x"),
                Arguments.of("- ".repeat(much) + "x"),
                Arguments.of("1. ".repeat(much) + "x"),
                Arguments.of("*a **b ".repeat(much / 4) + "c" + "** z* z".repeat(much / 4)),
                Arguments.of("![".repeat(much / 2) + "x" + "](y)".repeat(much / 2)),
                Arguments.of(staircase.toString()));
    }

    @ParameterizedTest
    @MethodSource("deepTexts")
    void should_refuse_prose_that_lies_too_deep_in_itself(String deep) throws IOException {
        // given
        lab.replace("01-one/ja.md", "# One\n", "# One\n\n" + deep + "\n");

        // then
        assertThat(problem().text().key()).isEqualTo("problem.lab.text-depth");
        assertThat(problem().text().arguments()).containsAllEntriesOf(Map.of("file", "tiny/01-one/ja.md", "limit", 40));
        assertThat(problem().text().arguments())
                .hasEntrySatisfying("line", line -> assertThat((int) line).isGreaterThan(2));
    }

    @Test
    void should_let_prose_be_that_only_looks_deep() throws IOException {
        var flat = "[".repeat(5_000) + "\n\n" + "*a* ".repeat(5_000) + "\n\n" + "- *b*\n".repeat(500) + "\n"
                + "    ".repeat(12) + "> code\n\n" + "> ".repeat(15) + "a quote of a quote\n";
        for (var language : Language.values()) {
            lab.replace("01-one/" + language.tag() + ".md", "# One\n", "# One\n\n" + flat + "\n");
        }
        Assertions.assertTimeoutPreemptively(SOON, lab::load);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b]0;owned\u0007", "\u001b[2J", "\u202e", "\u009b31m", "a\rb", "\u2028"})
    void should_refuse_what_would_command_the_terminal_in_prose(String command) throws IOException {
        // given
        lab.replace("01-one/ja.md", "# One", "# One " + command);

        // then
        assertThat(problem().text().key()).isEqualTo("problem.lab.control-character");
        assertThat(problem().text().arguments())
                .containsAllEntriesOf(Map.of("file", "tiny/01-one/ja.md", "line", 1))
                .containsKey("column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\e[2J", "\\x07", "\\u202e", "\\x9b31m"})
    void should_refuse_it_in_a_value_too_where_it_can_be_written_by_its_number(String command) throws IOException {
        // given
        lab.replace("01-one/step.yaml", "run: docker ps", "run: \"docker ps " + command + "\"");

        // then
        assertThat(problem().text().key()).isEqualTo("problem.lab.control-character");
        assertThat(problem().text().arguments()).containsEntry("file", "tiny/01-one/step.yaml");
    }

    @Test
    void should_show_what_a_folder_is_called_harmlessly() throws IOException {
        // given
        var folder = Files.createDirectories(lab.labs().resolve("x\u001b[2J\ny"));
        Files.writeString(folder.resolve("lab.yaml"), LabFixture.LAB);

        // then
        assertThatThrownBy(() -> LabLibrary.in(lab.labs()).load("x\u001b[2J\ny"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(CATALOGUE.say(Language.EN, it.text()))
                                .contains("x␛[2J␊y/lab.yaml, line 2, column 5"));
        assertThatThrownBy(() -> LabLibrary.in(lab.labs()).load("huge"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(CATALOGUE.say(Language.EN, it.text())).doesNotContain("\u001b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny/01-", "01-", ""})
    void should_not_be_lost_in_a_name_without_end(String beginning) throws IOException {
        // given
        lab.replace("lab.yaml", "- 01-one", "- " + beginning + "a-".repeat(60_000) + "a");

        // then
        assertThat(problem().text().key()).isEqualTo("problem.lab.id");
        assertThat(problem().text().arguments()).containsAllEntriesOf(Map.of("line", 6, "column", 5));
    }

    @Test
    void should_not_be_lost_in_one_that_another_lab_is_named_by() throws IOException {
        lab.replace("lab.yaml", "- 01-one", "- " + "a-".repeat(60_000) + "a/01-one");

        assertThat(problem().text().key()).isEqualTo("problem.lab.id");
    }

    @Test
    void should_not_go_round_between_labs_that_take_each_others_step() throws IOException {
        // given
        lab.writeBorrower("other", "tiny/01-one").replace("lab.yaml", "- 01-one", "- other/01-one");

        // then
        assertThat(problem().text().key()).isEqualTo("problem.lab.step-elsewhere");
        assertThat(problem().text().arguments()).containsAllEntriesOf(Map.of("file", "tiny/lab.yaml", "line", 6));
    }

    @Test
    void should_not_be_lost_in_rules_that_draw_without_end() {
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            var digits = DrawRule.read("{0..9999}".repeat(10)).orElseThrow();

            assertThat(digits.draws("1".repeat(37))).isTrue();
            assertThat(digits.draws("1".repeat(37) + "x")).isFalse();
            assertThat(digits.draws("1".repeat(9))).isFalse();
            assertThat(DrawRule.read("{0..9999}".repeat(20_000))).isEmpty();
            assertThat(DrawRule.read("{" + "a|".repeat(60_000) + "a}")).isPresent();
        });
    }
}
