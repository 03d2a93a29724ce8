package dev.overlaylab.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.shell.play.FakeWorkstation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlainTerminalTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private TerminalConsole console;

    @BeforeEach
    void open() throws IOException {
        Terminal terminal = new DumbTerminal(
                "test", "xterm", new PipedInputStream(keyboard, 1 << 16), shown, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(40, 30));
        console = TerminalConsole.plain(terminal);
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

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void should_read_lines_and_send_nothing_that_moves_or_colours() throws Exception {
        type("docker ps あ\ndocker run \\\n  nginx\n");

        console.status(List.of("everything stands well"));
        assertThat(console.read("1/2 $ ")).contains("docker ps あ");
        assertThat(console.read("1/2 $ ")).contains("docker run \\\n  nginx");
        assertThat(console.styled()).isFalse();
        assertThat(shown()).isEqualTo("1/2 $ 1/2 $ > ").doesNotContain("\u001b");
    }

    @Test
    void should_tell_news_between_two_lines_and_not_into_one() throws Exception {
        console.tell("something came about");
        type("one\n");

        assertThat(console.read("$ ")).contains("one");
        assertThat(shown()).isEqualTo("something came about\n$ ");
    }

    @Test
    void should_throw_the_line_away_when_it_is_interrupted() throws Exception {
        var reading = Thread.currentThread();
        var stopper = new Thread(() -> {
            while (!shown().contains("$ ")) {
                Thread.onSpinWait();
            }
            reading.interrupt();
        });
        stopper.start();

        assertThat(console.read("$ ")).contains("");
        stopper.join();
        type("next\n");
        assertThat(console.read("$ ")).contains("next");
    }

    @Test
    void should_end_with_the_input_and_ask_questions_as_elsewhere() throws Exception {
        type("n\n");
        assertThat(console.agreed("Really?")).isFalse();
        keyboard.close();
        assertThat(console.read("$ ")).isEmpty();
    }

    @Test
    void should_begin_the_next_lines_with_what_was_typed_ahead() throws Exception {
        var workstation = new FakeWorkstation();
        new Thread(() -> {
                    try {
                        workstation.running.await();
                        type("one\rtw");
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .start();
        console.run(workstation, "ignore 6");
        type("o\n");

        assertThat(console.read("$ ")).contains("one");
        assertThat(console.read("$ ")).contains("two");
        assertThat(shown()).endsWith("$ one\n$ tw");
    }

    @Test
    void should_show_what_a_command_prints() throws Exception {
        var workstation = new FakeWorkstation();

        console.run(workstation, "echo");

        assertThat(shown()).doesNotContain("\u001b[");
    }
}
