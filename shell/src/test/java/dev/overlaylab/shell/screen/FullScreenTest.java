package dev.overlaylab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After programs that fill the screen, the prompt and the line below it stand where they should, once. */
class FullScreenTest {
    private static final int ROWS = 24;

    /** As vi, watch and less do it: on another screen. */
    private static final List<String> ELSEWHERE = List.of(
            "\\e[?1049h\\e[22;0;0t\\e[?1h\\e=\\e[1;24r\\e[H\\e[2J~\\r\\n~\\e[24;1H-- INSERT --\\e[?1l\\e>\\e[24;1H\\e[K\\e[?1049l",
            "\\e[?1049h\\e[H\\e[2JEvery 2.0s: docker ps\\e[1;24r\\e[24;1H\\e[?1049l\\r\\e[?1l\\e>",
            "\\e[?1049h\\e[?1h\\e=\\e[HTEXT\\e[24;1H\\e[7m(END)\\e[27m\\e[K\\r\\e[K\\e[?1l\\e>\\e[?1049l");

    /** As top and clear do it: over what is there. */
    private static final List<String> HERE = List.of(
            "\\e[?25l\\e[H\\e[2J\\e[mtop - 12:00:00 up\\e[39;49m\\e[K\\n" + "\\n\\r 1 root\\e[K".repeat(20)
                    + "\\r\\n\\e[?25h\\n\\e[K",
            "\\e[H\\e[2J\\e[3J");

    @TempDir
    Path directory;

    private Seat seat(int columns) throws InterruptedException {
        var command = Seat.java("dev.overlaylab.shell.screen.HarbourProgram", directory.toString(), "en");
        var seat = new Seat(command, Map.of("LC_ALL", "C.UTF-8"), directory, columns, ROWS);
        seat.awaitPrompt();
        return seat;
    }

    private static List<String> written(Seat seat) {
        return seat.screen().lines().filter(it -> !it.isBlank()).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 40})
    void should_leave_a_clean_screen(int columns) throws Exception {
        try (var seat = seat(columns)) {
            for (var program : Stream.concat(ELSEWHERE.stream(), HERE.stream()).toList()) {
                // given
                seat.enter("say before");

                // when
                seat.enter("raw " + program);

                // then
                var lines = written(seat);
                assertThat(lines.stream().filter(it -> it.contains(" · en")))
                        .as(program)
                        .hasSize(1);
                assertThat(lines.get(lines.size() - 1))
                        .contains("1/2 · checks 0/2 · ")
                        .contains(" · en");
                assertThat(lines.get(lines.size() - 2)).endsWith("$");
                if (ELSEWHERE.contains(program)) {
                    assertThat(lines).contains("before").noneMatch(it -> it.matches("~|Every 2.*|TEXT|-- INSERT.*"));
                }
                seat.enter("say after");
                assertThat(written(seat)).contains("after");
            }
        }
    }
}
