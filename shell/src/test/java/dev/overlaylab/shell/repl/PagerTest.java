package dev.overlaylab.shell.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PagerTest {
    private static final int ROWS = 10;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private String answer = "";
    private Terminal terminal;
    private TerminalConsole console;

    @TempDir
    Path directory;

    @BeforeEach
    void open() throws IOException {
        terminal = new ExternalTerminal(
                "test", "xterm", new PipedInputStream(keyboard, 1 << 16), shown, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(40, ROWS));
        console = new TerminalConsole(terminal, false, true, directory.resolve("history"));
    }

    @AfterEach
    void close() throws IOException {
        keyboard.close();
        console.close();
    }

    private void type(String keys) {
        try {
            keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(it -> "line " + it).toList();
    }

    /** What was shown: lines, and in brackets what was asked. */
    private String page(int count) {
        shown.reset();
        console.page(lines(count), left -> {
            type(answer);
            return "[" + left + "]";
        });
        return shown.toString(StandardCharsets.UTF_8)
                .replaceAll("\r?\n", " ")
                .replaceAll("\u001b\\[[0-9;?]*[A-Za-z]|\r|line ", "");
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(it -> it + " ").reduce("", String::concat);
    }

    @Test
    void should_ask_nothing_where_all_fits_in_with_the_prompt() {
        assertThat(page(ROWS - 2)).isEqualTo(numbers(1, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", " ", "\u001b[6~", "\u001b[B"})
    void should_go_on_by_a_page(String key) {
        answer = key;

        assertThat(page(25))
                .isEqualTo(numbers(1, 8) + "[17]" + numbers(9, 16) + "[9]" + numbers(17, 24) + "[1]" + "25 ");
        assertThat(page(ROWS - 1)).isEqualTo(numbers(1, 8) + "[1]" + "9 ");
    }

    @Test
    void should_show_all_the_rest_when_asked_to() {
        answer = "q";

        assertThat(page(40)).isEqualTo(numbers(1, 8) + "[32]" + numbers(9, 40));
        type("say on\r");
        assertThat(console.read("$ ")).contains("say on");
    }

    @Test
    void should_take_a_command_for_an_answer() {
        answer = "docker ps\r";

        assertThat(page(40)).isEqualTo(numbers(1, 8) + "[32]" + numbers(9, 40));
        assertThat(console.read("$ ")).contains("docker ps");
    }

    @Test
    void should_show_all_the_rest_when_interrupted() {
        Thread.currentThread().interrupt();

        assertThat(page(40)).isEqualTo(numbers(1, 8) + "[32]" + numbers(9, 40));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void should_ask_nothing_in_a_very_low_window_nor_where_no_pages_are_turned() {
        terminal.setSize(Size.of(40, 5));
        assertThat(page(12)).isEqualTo(numbers(1, 12));
        console = new TerminalConsole(terminal, false, directory.resolve("history"));
        assertThat(page(40)).isEqualTo(numbers(1, 40));
    }
}
