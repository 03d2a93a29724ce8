package dev.overlaylab.labs.workstation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.workstation.Completion.Candidate;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real bash tells of how a line may go on. */
class CompletionTest extends BashSessionCase {
    private Completion completion;

    @BeforeEach
    void inADirectoryWithFiles() throws Exception {
        completion = new Completion(bash);
        var here = Files.createDirectories(directory.resolve("files"));
        for (var name : List.of("one.txt", "two words", "-dash", "日本語")) {
            Files.writeString(here.resolve(name), "");
        }
        Files.createDirectories(here.resolve("inner"));
        run("cd " + here + "; OL_MINE=1; ol_function() { :; }; alias ol_alias=ls");
        run("_greet() { COMPREPLY=($(compgen -W 'hello help' -- \"$2\")); }; complete -F _greet greet");
    }

    @ParameterizedTest
    @CsvSource({
        "'cat one', one.txt, true",
        "'cat in', inner/, false",
        "'cat two', 'two\\ words', true",
        "'cat 日', 日本語, true",
        "'echo $OL_M', $OL_MINE, true",
        "ol_f, ol_function, true",
        "ol_a, ol_alias, true",
        "'greet hello | ol_f', ol_function, true",
        "'A=1 greet hell', hello, true",
        "'eval \"$(greet hell', hello, true",
        "'eval \"$(ol_f', '\"$(ol_function', true",
        "'greet $(greet hello) hell', hello, true",
    })
    void should_tell_how_a_line_goes_on(String line, String text, boolean ended) {
        assertThat(completion.of(line)).containsExactly(new Candidate(text, ended));
    }

    @Test
    void should_tell_all_ways() {
        assertThat(completion.of("greet he")).extracting(Candidate::text).containsExactly("hello", "help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "cat nothing-like-it", "'", "$(", "\0", "cat one\ntwo"})
    void should_have_nothing_to_say_of_these(String line) {
        assertThat(completion.of(line)).isEmpty();
    }

    @Test
    void should_run_nothing_of_the_line() throws Exception {
        completion.of("touch made; $(touch made) `touch made` greet \"$(touch made)\" h");

        assertThat(run("ls made").exitStatus()).isNotZero();
    }

    @Test
    void should_leave_status_directory_and_variables_as_they_were() throws Exception {
        run("(exit 7)");

        completion.of("cat o");

        assertThat(run("echo \"$? $PWD ${COMP_WORDS-unset}\"").exitStatus()).isZero();
        assertThat(screen.text()).isEqualTo("7 " + directory.resolve("files") + " unset\r\n");
    }

    @Test
    void should_not_wait_for_what_does_not_answer() throws Exception {
        run("_hang() { sleep 1000; }; complete -F _hang hang");

        assertThat(completion.of("hang x")).isEmpty();
        assertThat(run("echo on").exitStatus()).isZero();
        assertThat(screen.text()).isEqualTo("on\r\n");
    }

    @Test
    void should_take_no_word_for_a_candidate_that_a_program_prints() throws Exception {
        run("_loud() { echo forged; echo forged >/dev/tty; COMPREPLY=($'bad\\e[31m' good); }; complete -F _loud loud");

        assertThat(completion.of("loud g")).containsExactly(new Candidate("good", true));
    }
}
