package dev.overlaylab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line below the prompt tells how things are, and is in nobody's way. */
class StatusLineTest {
    @TempDir
    Path directory;

    private Seat seat(int rows) throws InterruptedException {
        var command = Seat.java("dev.overlaylab.shell.screen.HarbourProgram", directory.toString(), "en");
        var seat = new Seat(command, Map.of("LC_ALL", "C.UTF-8"), directory, 80, rows);
        seat.awaitPrompt();
        return seat;
    }

    private static List<String> lastTwo(Seat seat) {
        var lines = seat.screen().lines().filter(it -> !it.isBlank()).toList();
        return lines.subList(lines.size() - 2, lines.size());
    }

    @Test
    void should_follow_what_comes_about_where_one_is_and_the_language() throws Exception {
        try (var seat = seat(24)) {
            assertThat(lastTwo(seat))
                    .containsExactly(
                            "harbour 1/2 ~ $", " A network for two hosts · step 1/2 · checks 0/2 · machines 0 up · en");

            // when: nothing is typed after it
            seat.enter("make net");

            // then
            seat.await("step 1/2 · checks 1/2 · ");
            seat.enter("next --anyway");
            assertThat(lastTwo(seat)).last().asString().contains("step 2/2 · checks 0/1");
            seat.enter("lang ja");
            assertThat(lastTwo(seat))
                    .last()
                    .asString()
                    .contains("ステップ 2/2 · 確認 0/1")
                    .endsWith(" · ja");
        }
    }

    @Test
    void should_leave_what_is_typed_and_what_was_printed_alone() throws Exception {
        try (var seat = seat(24)) {
            seat.enter("say one");

            // when
            seat.type("say tow");
            seat.type("\u001bOD\u0014\u001bOF!");
            seat.await("$ say two!\n A network");
            seat.type("\f");
            seat.await("a clear screen", it -> it.startsWith("harbour 1/2 ~ $ say two!\n A network"));
            seat.type("\r");
            seat.await("\ntwo!\nharbour 1/2 ~ $\n A network");

            // then: it is gone from where the line was typed
            assertThat(seat.screen()).startsWith("harbour 1/2 ~ $ say two!\ntwo!\n");
        }
    }

    @Test
    void should_be_shorter_in_a_narrow_window_and_absent_in_a_low_one() throws Exception {
        try (var seat = seat(24)) {
            seat.resize(60, 24);
            seat.type("x");
            seat.await(" harbour · step 1/2 · checks 0/2 · machines 0 up · en");
            seat.resize(40, 24);
            seat.type("y");
            seat.await(" 1/2 · checks 0/2 · 0 up · en · harbo…");
            seat.resize(80, 19);
            seat.type("z");
            seat.await("nothing below", it -> it.endsWith("$ xyz"));
        }
    }
}
