package dev.overlaylab.shell.repl.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PastedTest {
    /** Blocks as the walkthroughs print them, without prompts; broken lines end in a backslash. */
    static Stream<String> documented() {
        try (var stream = PastedTest.class.getResourceAsStream("documented-commands.txt")) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n")).map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What bash makes of a block: a backslash at the end of a line joins it to the next. */
    private static List<String> expected(String block) {
        return Arrays.stream(block.replaceAll("[ ]*\\\\\n[ ]*", " ").split("\n"))
                .toList();
    }

    @Test
    void should_have_all_documented_blocks() {
        assertThat(documented()).hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("documented")
    void should_accept_documented_commands_as_they_are(String block) {
        assertThat(Pasted.of(block)).isEqualTo(new Pasted(expected(block), List.of(), false));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void should_take_prompts_off_documented_commands(String block) {
        // given
        var joins = new boolean[] {false};
        var prompted = Arrays.stream(block.split("\n"))
                .map(line -> {
                    var shown = (joins[0] ? "> " : "$ ") + line;
                    joins[0] = line.endsWith("\\");
                    return shown;
                })
                .collect(Collectors.joining("\r\n"));

        // when
        var pasted = Pasted.of(prompted + "\r\n");

        // then
        assertThat(pasted).isEqualTo(new Pasted(expected(block), List.of(), false));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void should_see_every_broken_line_as_unfinished(String block) {
        // given
        var lines = block.split("\n");

        for (int i = 1; i <= lines.length; i++) {
            // when
            var pasted = Pasted.of(String.join("\n", Arrays.asList(lines).subList(0, i)));

            // then
            assertThat(pasted.unfinished()).isEqualTo(lines[i - 1].endsWith("\\"));
        }
    }

    @Test
    void should_leave_out_output_that_was_copied_along() {
        // when
        var pasted = Pasted.of(
                "$ docker ps\nCONTAINER ID   IMAGE\n4fd13b9   nginx\n$ docker \\\n    info\nServer Version: x");

        // then
        assertThat(pasted.commands()).containsExactly("docker ps", "docker info");
        assertThat(pasted.leftOut()).containsExactly("CONTAINER ID   IMAGE", "4fd13b9   nginx", "Server Version: x");
    }

    @Test
    void should_take_continuation_prompts_off_when_the_first_prompt_was_not_copied() {
        assertThat(Pasted.of("docker run -d \\\n> -p 80:80 \\\n> nginx").commands())
                .containsExactly("docker run -d -p 80:80 nginx");
        assertThat(Pasted.of("docker run \\\n> -d nginx").commands()).containsExactly("docker run -d nginx");
    }

    @Test
    void should_keep_a_redirection_at_the_start_of_a_line() {
        assertThat(Pasted.of("docker ps \\\n> list.txt").commands()).containsExactly("docker ps > list.txt");
        assertThat(Pasted.of("docker ps \\\n  > list.txt").commands()).containsExactly("docker ps > list.txt");
    }

    @Test
    void should_join_despite_blanks_after_a_backslash() {
        assertThat(Pasted.of("docker ps \\  \n  -a").commands()).containsExactly("docker ps -a");
    }

    @Test
    void should_not_touch_what_quotes_and_here_documents_hold() {
        assertThat(Pasted.of("echo 'a \\\n  b'").commands()).containsExactly("echo 'a \\\n  b'");
        assertThat(Pasted.of("cat <<'E'\na \\\n  $ b\nE").commands()).containsExactly("cat <<'E'\na \\\n  $ b\nE");
        assertThat(Pasted.of("$ cat <<E\n> x\n> E\n$ pwd").commands()).containsExactly("cat <<E\nx\nE", "pwd");
    }

    @Test
    void should_keep_comments_for_bash_and_drop_bare_prompts() {
        assertThat(Pasted.of("$ docker ps   # mhs-demo0/web isn't far\n$ \n$").commands())
                .containsExactly("docker ps   # mhs-demo0/web isn't far");
        assertThat(Pasted.of("  \n").commands()).isEmpty();
    }

    @Test
    void should_keep_a_variable_at_the_start_of_a_line() {
        assertThat(Pasted.of("$HOME/bin/x").commands()).containsExactly("$HOME/bin/x");
        assertThat(Pasted.of("$(which ls)").commands()).containsExactly("$(which ls)");
    }

    @Test
    void should_survive_any_text() {
        // given
        var alphabet = "$> \\\"'`(){}#<\n\tabc;|&日\u00a0";
        var random = new java.util.Random(7);

        for (int round = 0; round < 20_000; round++) {
            var text = random.ints(random.nextInt(24), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .collect(Collectors.joining());

            // when
            var pasted = Pasted.of(text);

            // then
            assertThat(pasted.commands())
                    .allSatisfy(command -> assertThat(command).isNotBlank());
        }
    }
}
