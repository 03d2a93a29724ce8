package dev.overlaylab.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.workstation.Completion.Candidate;
import dev.overlaylab.shell.play.FakeWorkstation;
import dev.overlaylab.shell.repl.lesson.Assistance;
import dev.overlaylab.shell.repl.typing.Pasted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TerminalConsoleTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final FakeWorkstation workstation = new FakeWorkstation();
    private Terminal terminal;
    private TerminalConsole console;

    @TempDir
    Path directory;

    @BeforeEach
    void open() throws IOException {
        terminal = new DumbTerminal(
                "test", "xterm", new PipedInputStream(keyboard, 1 << 16), shown, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(40, 10));
        console = new TerminalConsole(terminal, false, directory.resolve("history"));
    }

    @AfterEach
    void close() throws IOException {
        keyboard.close();
        console.close();
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    @Test
    void should_give_a_line_exactly_as_typed() throws Exception {
        // given: what a line editor or a history expansion might spoil
        var line = "echo \"a\\$b !! !1\" 'it''s' \\\\ $(date) `x` | tee あ\u3000い";

        // when
        type(line + "\r");

        // then
        assertThat(console.read("$ ")).contains(line);
    }

    @Test
    void should_ask_on_while_a_line_is_unfinished() throws Exception {
        // when
        type("$ docker run \\\r> -d \\\r>   nginx\r");

        // then
        assertThat(console.read("$ ").map(it -> Pasted.of(it).commands())).contains(List.of("docker run -d nginx"));
    }

    @Test
    void should_take_a_bracketed_paste_as_one_input() throws Exception {
        // when
        type("\u001b[200~$ make one\n$ make \\\n> two\n\u001b[201~\r");

        // then
        assertThat(console.read("$ ").map(it -> Pasted.of(it).commands())).contains(List.of("make one", "make two"));
    }

    @Test
    void should_end_when_the_terminal_is_gone() throws Exception {
        // when
        keyboard.close();

        // then
        assertThat(console.read("$ ")).isEqualTo(Optional.empty());
    }

    @Test
    void should_hand_keys_to_the_running_command_and_its_output_to_the_screen() throws Exception {
        // given
        var typing = new Thread(() -> {
            try {
                workstation.running.await();
                type("aあ😀\u001b[A\r");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        typing.start();

        // when: 1 + 3 + 4 + 3 + 1 bytes
        var result = console.run(workstation, "keys 12");

        // then
        assertThat(result.exitStatus()).isZero();
        assertThat(shown.toString(StandardCharsets.UTF_8)).isEqualTo("<aあ😀\u001b[A\r>\r\n");
        assertThat(workstation.size).isEqualTo("40x10");
    }

    @Test
    void should_pass_ctrl_c_on_to_the_running_command() throws Exception {
        // given
        var typing = new Thread(() -> {
            try {
                workstation.running.await();
                type("\u0003");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        typing.start();

        // when
        var result = console.run(workstation, "wait");

        // then
        assertThat(result.exitStatus()).isEqualTo(130);
    }

    @Test
    void should_leave_what_was_typed_ahead_to_the_prompt() throws Exception {
        // when
        console.run(workstation, "say one");
        type("say two\r");

        // then
        assertThat(console.read("$ ")).contains("say two");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            say two\\r              | say two
            say 二\\rhalf           | say 二
            \\e[A\\e[<0;1;2Msay\\r  | say
            for x in 1; do\\rdone\\r | for x in 1; do\\ndone
            lost\\x03say three\\r    | say three
            """)
    void should_begin_the_next_line_with_what_the_command_has_not_read(String keys, String line) throws Exception {
        // given
        var typed = keys.replace("\\r", "\r").replace("\\e", "\u001b").replace("\\x03", "\u0003");
        typing(typed);

        // when
        console.run(workstation, "ignore " + typed.getBytes(StandardCharsets.UTF_8).length);

        // then
        assertThat(console.read("$ ")).contains(line.replace("\\n", "\n"));
    }

    @Test
    void should_give_the_next_command_what_the_last_one_has_not_read() throws Exception {
        // given
        typing("keys 4\r界");
        console.run(workstation, "ignore 10");
        var line = console.read("$ ").orElseThrow();

        // when
        type("!");
        console.run(workstation, line);

        // then
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("<界!>");
    }

    @Test
    void should_not_answer_a_question_by_what_was_typed_ahead() throws Exception {
        // given
        typing("no\r");
        console.run(workstation, "ignore 3");
        type("y\r");

        // then
        assertThat(console.agreed("Really?")).isTrue();
        assertThat(console.read("$ ")).contains("no");
    }

    private void typing(String keys) {
        new Thread(() -> {
                    try {
                        workstation.running.await();
                        type(keys);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .start();
    }

    @Test
    void should_tell_the_workstation_when_the_window_changes() throws Exception {
        // given
        var changing = new Thread(() -> {
            try {
                workstation.running.await();
                terminal.setSize(Size.of(20, 5));
                terminal.raise(Terminal.Signal.WINCH);
                type("x");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        changing.start();

        // when
        console.run(workstation, "keys 1");

        // then
        assertThat(workstation.size).isEqualTo("20x5");
        assertThat(console.columns()).isEqualTo(20);
    }

    @Test
    void should_begin_a_prompt_on_a_line_of_its_own() throws Exception {
        // given
        console.run(
                new FakeWorkstation() {
                    @Override
                    public LineResult run(String line, Screen screen) {
                        screen.print(new byte[] {'x'}, 0, 1);
                        return new LineResult(0, "~");
                    }
                },
                "printf x");

        // when
        type("\r");
        console.read("PROMPT");

        // then
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("x" + System.lineSeparator());
    }

    private static Assistance completing(Candidate candidate) {
        return new Assistance() {
            @Override
            public List<String> next() {
                return List.of();
            }

            @Override
            public List<Candidate> complete(String line) {
                return List.of(candidate);
            }

            @Override
            public boolean isWord(String line) {
                return false;
            }
        };
    }

    @Test
    void should_complete_by_the_tab_key() throws Exception {
        // given
        console.assist(completing(new Candidate("\"$(docker-machine", true)));

        // when
        type("eval \"$(dock\tip x)\"\r");

        // then
        assertThat(console.read("$ ")).contains("eval \"$(docker-machine ip x)\"");
    }

    @Test
    void should_leave_a_word_open_that_goes_on() throws Exception {
        // given
        console.assist(completing(new Candidate("/etc/", false)));

        // when
        type("ls /e\thosts\r");

        // then
        assertThat(console.read("$ ")).contains("ls /etc/hosts");
    }

    @ParameterizedTest
    @CsvSource({"'', true", "y, true", "はい, true", "n, false", "what, false"})
    void should_take_an_empty_answer_for_a_yes_and_anything_unclear_for_a_no(String answer, boolean expected)
            throws Exception {
        // when
        type(answer + "\r");

        // then
        assertThat(console.agreed("Really?")).isEqualTo(expected);
    }

    @Test
    void should_keep_no_answer_in_the_history() throws Exception {
        // given
        type("one\ry\r");
        console.read("$ ");
        console.agreed("Really?");

        // when
        console.close();

        // then
        assertThat(directory.resolve("history")).content().contains("one").doesNotContain("y");
    }
}
