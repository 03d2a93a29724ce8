package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Ability;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake an author can make is answered with what, where, and what to do, in every language. */
class LabErrorsTest {
    private static final Catalogue CATALOGUE = Catalogue.ofProduct();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @SuppressWarnings("NullAway.Init")
    private LabFixture lab;

    @BeforeEach
    void writeLab() throws IOException {
        lab = LabFixture.in(directory);
    }

    /** `file | what is replaced | by what | expected key | line:column | words of the English message`. */
    @ParameterizedTest(name = "{0}: {2} -> {3} at {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = true,
            nullValues = "-",
            textBlock = """
            lab.yaml         | format: 1                 | format: 2                    | format            | 1:9  | format 2 is not known
            lab.yaml         | format: 1                 | format: one                  | whole             | 1:9  | “one”
            lab.yaml         | format: 1                 | colour: red                  | key-missing       | 1:1  | “format” is missing
            lab.yaml         | id: tiny                  | id: big                      | id-differs        | 2:5  | called “tiny”
            lab.yaml         | id: tiny                  | id: ../tiny                  | id                | 2:5  | “../tiny” is not an ID
            lab.yaml         | id: tiny                  | id: [tiny]                   | kind              | 2:5  | but there is […]
            lab.yaml         | id: tiny                  | id: &a tiny                  | yaml-anchor       | 2:5  | (“a”)
            lab.yaml         | id: tiny                  | id: !!python/object tiny     | yaml-tag          | 2:5  | python/object
            lab.yaml         | id: tiny                  | id: {tiny                    | yaml              | -    | is not YAML
            lab.yaml         | id: tiny                  | id: tiny, id                 | id                | 2:5  | “tiny, id”
            lab.yaml         | machines:                 | format: 1                    | yaml              | -    | is not YAML
            lab.yaml         | memory-mb: 512            | memory-mb: 1                 | whole             | 4:27 | from 128 to 65536
            lab.yaml         | memory-mb: 512            | memory: 512                  | key-unknown       | 4:16 | name, memory-mb
            lab.yaml         | name: m1                  | name: -rf                    | machine-name      | 4:12 | “-rf”
            lab.yaml         | "steps:\n  - 01-one"      | steps: []                    | kind              | 5:8  | there is []
            lab.yaml         | 01-one                    | one                          | step-name         | 6:5  | “one”
            lab.yaml         | 01-one                    | 01-../../etc                 | id                | 6:5  | “01-../../etc”
            lab.yaml         | - 01-one                  | - huge/01-one                | step-elsewhere    | 6:5  | There are: tiny/…
            lab.yaml         | - 01-one                  | - tiny/one                   | step-name         | 6:5  | “tiny/one”
            lab.yaml         | 01-one                    | 02-two                       | file-missing      | -    | tiny/02-two/step.yaml
            01-one/step.yaml | id: long                  | id: look                     | id-twice          | 4:5  | “look” is already taken
            01-one/step.yaml | exit: 1                   | exit: 256                    | whole             | 8:11 | from 0 to 255
            01-one/step.yaml | exit: 1                   | expect: 1                    | key-unknown       | 8:5  | id, run, exit
            01-one/step.yaml | type: consul-leader       | type: consul-lord            | check             | 10:5 | “consul-lord”
            01-one/step.yaml | machine: m1               | machin: m1                   | check             | 10:5 | “machin”
            01-one/step.yaml | check: leads              | check: reads                 | check-unknown     | 14:12 | It has: leads
            01-one/step.yaml | commands:                 | "until-restart: [reads]\ncommands:" | check-unknown | 1:17 | It has: leads
            01-one/step.yaml | commands:                 | "outputs: [{id: a, command: frob, mark: x}]\ncommands:" | outputs-told | 1:1 | [a]
            01-one/step.yaml | commands:                 | "outputs: [{id: a, command: look}]\ncommands:" | key-missing | 1:11 | “mark” is missing
            01-one/step.yaml | commands:                 | "outputs: [{id: a, command: look, mark: ''}]\ncommands:" | kind | 1:40 | here should be
            01-one/step.yaml | reason: consul.not-answering | reason: consul.asleep     | reason-unknown    | 15:13 | consul.not-answering
            01-one/step.yaml | undo: [docker start x]    | undo: []                     | kind              | 16:11 | here should be
            01-one/step.yaml | {{command:look}}          | {{command:lock}}             | reference-unknown | 12:5 | command:long, command:look
            01-one/en.md     | # One                     | One                          | title-missing     | 1:1  | title
            01-one/en.md     | Again {{command:look}}    | Again {{command:lock}}       | reference-unknown | 7:7  | {{command:lock}}
            01-one/en.md     | Again {{command:look}}    | Again {{command:long}}       | reference-inline  | 7:7  | “long”
            01-one/ja.md     | {{command:long}}          | nothing                      | command-not-told  | 3:1  | long
            01-one/zh.md     | {{command:look}}          | {{command:long}}             | reference-inline  | 7:7  | “long”
            01-one/en.md     | ## machine.absent         | ## machine.gone              | differs-from-english | 1:1 | machine.gone
            01-one/ja.md     | 2. Plain: {{command:look}} | -                           | differs-from-english | 1:1 | English: 2. Here: 1
            01-one/en.md     | 1. Vague                  | Vague                        | hint-shape        | 14:1 | Vague
            01-one/en.md     | ## any                    | ## machine.absent            | key-twice         | 17:1 | “machine.absent”
            01-one/en.md     | 1. Anything               | -                            | hint-empty        | -    | “any”
            """)
    void should_say_what_is_wrong_and_where(
            String file, String what, String with, String key, String place, String words) throws IOException {
        // given
        lab.replace(file, what, with == null ? "" : with);

        // when
        var problem = problemOf(lab::load);

        // then
        assertThat(problem.text().key()).isEqualTo("problem.lab." + key);
        assertThat(CATALOGUE.say(Language.EN, problem.text())).contains(words);
        if (place != null) {
            var at = place.split(":", -1);
            assertThat(problem.text().arguments())
                    .containsEntry("line", Integer.valueOf(at[0]))
                    .containsEntry("column", Integer.valueOf(at[1]));
        }
    }

    @Test
    void should_tell_what_machines_can_be_needed_for() throws IOException {
        // given
        lab.replace("lab.yaml", "machines:", "needs: [ingress, power, ingress]\nmachines:");
        assertThat(lab.load().needs()).containsExactly(Ability.INGRESS, Ability.POWER);

        // when
        lab.replace("lab.yaml", "needs: [ingress, power", "needs: [ingress, wings");

        // then
        var problem = problemOf(lab::load);
        assertThat(problem.text().key()).isEqualTo("problem.lab.need-unknown");
        assertThat(CATALOGUE.say(Language.EN, problem.text())).contains("line 3, column 18", "“wings”");
        assertThat(CATALOGUE.sayNext(Language.EN, problem.text()))
                .contains("ingress, encryption, checkpoints, internet, power");
    }

    @Test
    void should_load_the_lab_that_all_these_mistakes_are_made_in() {
        var step = lab.load().steps().get(0);

        assertThat(step.commands())
                .containsExactly(
                        new Step.DocumentedCommand("look", "docker ps", 0),
                        new Step.DocumentedCommand("long", "docker run \\\n  busybox", 1));
        assertThat(step.prose().get(Language.EN)).isEqualTo("""
                        Look, then run. Docker formats with {{.Names}}.

                        ```sh
                        docker ps
                        ```

                        Again `docker ps`, and now

                        ```sh
                        docker run \\
                          busybox
                        ```""");
        assertThat(step.hints().get("machine.absent"))
                .extracting(it -> it.get(Language.JA))
                .containsExactly("Vague", "Plain: `docker ps`");
        assertThat(step.sabotages())
                .containsExactly(new Step.Sabotage(
                        "stop",
                        List.of("docker ps", "docker stop x"),
                        "leads",
                        "consul.not-answering",
                        List.of(),
                        List.of("docker start x")));
    }

    @Test
    void should_take_a_step_of_another_lab_as_it_is_there_but_only_its_own() throws IOException {
        // given
        lab.writeBorrower("borrower", "tiny/01-one").writeBorrower("second-hand", "borrower/01-one");

        // when
        var borrowed = LabLibrary.in(lab.labs()).load("borrower");
        var problem = problemOf(() -> LabLibrary.in(lab.labs()).load("second-hand"));

        // then
        assertThat(borrowed.steps())
                .usingRecursiveComparison()
                .ignoringFields("checks")
                .isEqualTo(lab.load().steps());
        assertThat(problem.text().key()).isEqualTo("problem.lab.step-elsewhere");
        assertThat(problem.text().arguments())
                .containsEntry("file", "second-hand/lab.yaml")
                .containsEntry("line", 6)
                .containsEntry("id", "borrower/01-one");
    }

    @Test
    void should_pass_on_what_the_catalogue_of_checks_advises() throws IOException {
        lab.replace("01-one/step.yaml", "type: consul-leader", "type: consul-lord");

        assertThat(CATALOGUE.sayNext(Language.EN, problemOf(lab::load).text())).contains("consul-leader", "FORMAT.md");
    }

    @Test
    void should_list_the_labs_there_are_when_one_is_unknown() {
        var problem = problemOf(() -> LabLibrary.in(lab.labs()).load("huge"));

        assertThat(CATALOGUE.say(Language.EN, problem.text()))
                .isEqualTo("There is no lab called “huge”. There are: tiny");
        assertThat(problemOf(() -> LabLibrary.shipped().load("../x")).text().key())
                .isEqualTo("problem.lab.unknown");
    }

    @Test
    void should_say_that_a_directory_is_missing() {
        var problem =
                problemOf(() -> LabLibrary.in(directory.resolve("nowhere")).ids());

        assertThat(problem.text().key()).isEqualTo("problem.lab.directory-unreadable");
    }

    @Test
    void should_not_read_outside_the_directory() throws IOException {
        // given
        var secret = Files.writeString(directory.resolve("secret.yaml"), LabFixture.STEP);
        Files.delete(lab.file("01-one/step.yaml"));
        Files.createSymbolicLink(lab.file("01-one/step.yaml"), secret);

        // then
        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.file-outside");
    }

    @Test
    void should_not_take_a_folder_for_a_file() throws IOException {
        Files.delete(lab.file("01-one/ja.md"));
        Files.createDirectory(lab.file("01-one/ja.md"));

        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.file-special");
    }

    @Test
    void should_name_a_missing_translation() throws IOException {
        Files.delete(lab.file("01-one/zh.md"));

        assertThat(problemOf(lab::load).text().arguments()).containsEntry("file", "tiny/01-one/zh.md");
    }

    @Test
    void should_refuse_a_file_that_is_too_big() throws IOException {
        lab.write("01-one/en.md", "# Big\n" + "x".repeat(LabSource.LARGEST_FILE));

        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.file-too-big");
    }

    @Test
    void should_refuse_an_empty_file() throws IOException {
        lab.write("lab.yaml", " \n");

        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.file-empty");
        lab.write("lab.yaml", "# only a comment\n");
        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.file-empty");
    }

    @Test
    void should_find_the_place_of_a_wrong_encoding() throws IOException {
        for (var encoding : new String[] {"Shift_JIS", "GBK", "UTF-16"}) {
            var bytes = "# One\n\n日本".getBytes(Charset.forName(encoding));
            Files.write(lab.file("01-one/ja.md"), bytes);

            var problem = problemOf(lab::load);

            assertThat(problem.text().key()).as(encoding).isEqualTo("problem.lab.encoding");
            assertThat(problem.text().arguments()).containsEntry("line", encoding.equals("UTF-16") ? 1 : 3);
        }
    }

    @Test
    void should_accept_what_windows_editors_do() throws IOException {
        var text = "\uFEFF" + LabFixture.TEXT.replace("\n", "\r\n");
        Files.write(lab.file("01-one/en.md"), text.getBytes(StandardCharsets.UTF_8));

        assertThat(lab.load().steps().get(0).prose().get(Language.EN))
                .doesNotContain("\r")
                .startsWith("Look");
    }

    @Test
    void should_refuse_hostile_yaml_quickly() throws IOException {
        lab.write("lab.yaml", "[".repeat(100_000));
        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.yaml-depth");

        lab.write("lab.yaml", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n");
        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.yaml-anchor");

        lab.write("lab.yaml", LabFixture.LAB + "---\n" + LabFixture.LAB);
        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.yaml-documents");

        lab.write("lab.yaml", "format: 1\nid: \u0007\n");
        assertThat(problemOf(lab::load).text().arguments()).containsEntry("line", 2);

        lab.write("lab.yaml", "format: 1\nformat: 1\n");
        var twice = problemOf(lab::load);
        assertThat(twice.text().key()).isEqualTo("problem.lab.key-twice");
        assertThat(twice.text().arguments()).containsEntry("line", 2);

        lab.write("lab.yaml", "just text");
        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.kind");
    }

    @Test
    void should_want_the_prose_and_the_step_to_have_one_order() throws IOException {
        lab.write("01-one/en.md", "# One\n\n{{command:long}}\n\n{{command:look}}\n\n{{hints}}\n\n## any\n1. x\n");
        lab.write("01-one/ja.md", Files.readString(lab.file("01-one/en.md")));
        lab.write("01-one/zh.md", Files.readString(lab.file("01-one/en.md")));

        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.command-order");
    }

    @Test
    void should_want_hints_for_any_reason() throws IOException {
        for (var language : Language.values()) {
            lab.write("01-one/" + language.tag() + ".md", "# One\n\n{{command:look}}\n\n{{command:long}}\n");
        }

        assertThat(problemOf(lab::load).text().key()).isEqualTo("problem.lab.hint-any-missing");
    }

    /** The problem that comes out, sayable in every language together with what to do. */
    private static Problem problemOf(ThrowingCallable load) {
        var problem = catchThrowableOfType(Problem.class, load);
        assertThat(problem).as("a problem").isNotNull();
        for (var language : Language.values()) {
            assertThat(CATALOGUE.say(language, problem.text())).doesNotContain("⟦");
            assertThat(CATALOGUE.sayNext(language, problem.text())).isNotBlank().doesNotContain("⟦");
        }
        return problem;
    }
}
