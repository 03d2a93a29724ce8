package dev.overlaylab.shell.repl.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.workstation.Completion.Candidate;
import dev.overlaylab.shell.repl.lesson.Assistance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that are pressed, and the line that comes of it. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TypingReaderTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PipedOutputStream keyboard = new PipedOutputStream();

    @SuppressWarnings("NullAway.Init") // every test opens its own
    private TypingReader reader;

    private void open(boolean styled, Assistance assistance) throws IOException {
        open("xterm", styled, assistance);
    }

    private void open(String kind, boolean styled, Assistance assistance) throws IOException {
        var terminal = new ExternalTerminal(
                "test", kind, new PipedInputStream(keyboard, 1 << 16), shown, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(80, 24));
        reader = new TypingReader(terminal, Map.of(), styled);
        reader.assist(assistance);
    }

    @AfterEach
    void close() throws IOException {
        keyboard.close();
        reader.getTerminal().close();
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private static Assistance offering(List<String> next, List<Candidate> candidates) {
        return new Assistance() {
            @Override
            public List<String> next() {
                return next;
            }

            @Override
            public List<Candidate> complete(String line) {
                return candidates;
            }

            @Override
            public boolean isWord(String line) {
                return false;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001bOC', docker run nginx",
        "'\u001bOF', docker run nginx",
        "'doc\u001bOC', docker run nginx",
        "'\u001b[1;5C', docker",
        "'\u001b[1;5C\u001b[1;5C', docker run",
        "'ls\u001bOC', ls -l",
        "'docx\u001bOC', docx",
        "'ab\u001bODx\u001bOC', axb",
        "'docker run\u001bOH\u001bOC\u001bOC', docker run",
        "'docker', docker",
    })
    void should_offer_what_comes_next_and_let_a_key_take_it_over(String keys, String line) throws Exception {
        // given
        open(true, offering(List.of("docker run nginx", "ls -l"), List.of()));

        // when
        type(keys + "\r");

        // then
        assertThat(reader.readAssisted("$ ")).isEqualTo(line);
    }

    /** Of eight colours none is a grey that could be told from white. */
    @ParameterizedTest
    @CsvSource({"xterm, 2", "xterm-256color, 38;5;243"})
    void should_show_the_offer_before_anything_is_typed_and_take_it_away_with_the_line(String kind, String quiet)
            throws Exception {
        // given
        open(kind, true, offering(List.of("docker run nginx"), List.of()));

        // when
        type("dock\r");
        var read = reader.readAssisted("$ ");

        // then: shown faintly, then not a letter of it where the line stays
        assertThat(read).isEqualTo("dock");
        var screen = shown.toString(StandardCharsets.UTF_8);
        assertThat(screen).contains("\u001b[" + quiet + "mdocker run nginx");
        assertThat(screen.lastIndexOf("\u001b[K")).as("erased").isGreaterThan(screen.lastIndexOf("er run nginx"));
    }

    @Test
    void should_offer_nothing_where_no_style_is_wanted() throws Exception {
        // given
        open(false, offering(List.of("docker run nginx"), List.of()));

        // when
        type("\u001bOC\r");

        // then
        assertThat(reader.readAssisted("$ ")).isEmpty();
        assertThat(shown.toString(StandardCharsets.UTF_8)).doesNotContain("nginx");
    }
}
