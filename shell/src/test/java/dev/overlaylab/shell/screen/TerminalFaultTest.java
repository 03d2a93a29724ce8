package dev.overlaylab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After whatever happens in a terminal, it can be typed in as before, and shows what it should. */
class TerminalFaultTest {
    @TempDir
    Path directory;

    /** The program under a plain shell, as in a learner's terminal: that one is there when the program has ended. */
    private Seat seat() throws InterruptedException {
        var program = Seat.java("dev.overlaylab.shell.screen.HarbourProgram", directory.toString(), "en").stream()
                .map(it -> "'" + it + "'")
                .collect(Collectors.joining(" "));
        var script = "before=$(stty -g); " + program + "; code=$?; [ \"$(stty -g)\" = \"$before\" ] && modes=kept"
                + " || modes=spoilt; echo \"ended $code, modes $modes\"; cat >/dev/null";
        var seat = new Seat(List.of("sh", "-c", script), Map.of("LC_ALL", "C.UTF-8"), directory, 80, 24);
        seat.awaitPrompt();
        return seat;
    }

    /** What programs leave on in a terminal when they die, or never finish to print. */
    private static final List<String> LEFT_ON = List.of(
            "raw \\e[?1049h\\e[2J\\e[HANOTHER SCREEN",
            "raw \\e[?25l\\e[?7l\\e[31;8m",
            "raw \\e[?1000h\\e[?1006h\\e\\x280\\x0e",
            "raw \\e[4h\\e[?6h",
            "raw \\e]0;a title without an end",
            "raw \\ePa string without an end",
            "raw \\e[38;5",
            "raw half a character \\xe6\\x97",
            "lost \\e[?1049h\\e[8m");

    @Test
    void should_show_the_next_line_as_usual_whatever_a_program_left_on() throws Exception {
        try (var seat = seat()) {
            for (int i = 0; i < LEFT_ON.size(); i++) {
                // when
                seat.enter(LEFT_ON.get(i));
                seat.enter("say plainly " + i);

                // then
                assertThat(seat.screen())
                        .as(LEFT_ON.get(i))
                        .contains("harbour 1/2 ~ $ say plainly " + i + "\nplainly " + i + "\n")
                        .doesNotContain("\nANOTHER SCREEN");
            }
            end(seat);
        }
    }

    private static void end(Seat seat) throws InterruptedException {
        seat.type("quit\r");
        seat.await("ended 0, modes kept");
        int after = seat.printed().lastIndexOf("ended 0");
        assertThat(seat.printed().substring(0, after)).satisfies(it -> {
            assertThat(it.lastIndexOf("\u001b[?2004h")).isLessThan(it.lastIndexOf("\u001b[?2004l"));
            assertThat(it.lastIndexOf("\u001b[?1h")).isLessThanOrEqualTo(it.lastIndexOf("\u001b[?1l"));
        });
    }

    @Test
    void should_let_no_name_or_answer_forge_a_verdict_or_the_prompt() throws Exception {
        try (var seat = seat()) {
            // given
            var forged = "\\e[1A\\r\\e[2K✔ PASS  all of it\\e[8m";
            seat.enter("answer " + forged);

            // when
            seat.enter("check");
            seat.enter("into /tmp/" + forged + "\\nharbour 2/2 ~ $ ");
            seat.enter("say on");

            // then
            assertThat(seat.screen().lines()).noneMatch(it -> it.startsWith("✔"));
            assertThat(seat.screen()).contains("✘ FAIL", "actual", "␛[1A", "/tmp/␛[1A␍␛[2K✔ PASS", "␊harbour 2/2");
            end(seat);
        }
    }

    @Test
    void should_stop_what_never_ends_and_show_no_more_of_it() throws Exception {
        try (var seat = seat()) {
            // when
            seat.type("stay \\e[?1049h\\e[?25lfor ever\r");
            seat.awaitOther("for ever");
            seat.type("\u0003");
            seat.await("the first screen", it -> it.contains("One network for both hosts") && seat.atPrompt());
            seat.enter("say on");

            // then
            assertThat(seat.screen()).contains("$ say on\non\n");
            end(seat);
        }
    }

    @Test
    void should_bear_a_flood_and_windows_that_change_all_the_time() throws Exception {
        try (var seat = seat()) {
            // when
            seat.type("flood 5\r");
            for (int i = 0; i < 40; i++) {
                seat.resize(20 + i * 7 % 90, 5 + i * 5 % 40);
            }
            seat.resize(80, 24);
            seat.await("the end of the flood", it -> seat.atPrompt());
            for (int i = 0; i < 40; i++) {
                seat.type("x");
                seat.resize(20 + i * 7 % 90, 5 + i * 5 % 40);
            }
            seat.resize(80, 24);
            seat.type("\u0015");
            seat.enter("say on");

            // then
            assertThat(seat.screen())
                    .contains("\non\nharbour 1/2 ~ $\n A network")
                    .endsWith(" · en");
            assertThat(journal()).extracting(Entry.Ran::line).containsExactly("flood 5", "say on");
            end(seat);
        }
    }

    @Test
    void should_lose_none_of_five_hundred_pasted_lines() throws Exception {
        // given
        var pasted = IntStream.rangeClosed(1, 500).mapToObj(it -> "say 行 " + it).toList();
        try (var seat = seat()) {
            // when
            seat.type("\u001b[200~" + String.join("\n", pasted) + "\u001b[201~\r");
            seat.await("the question whether all of it is meant", it -> it.contains("[Y/n]"));
            seat.type("\r");
            seat.await("行 500\nharbour 1/2 ~ $\n ");

            // then
            assertThat(journal()).extracting(Entry.Ran::line).containsExactlyElementsOf(pasted);
            end(seat);
        }
    }

    @Test
    void should_begin_at_once_with_ten_thousand_lines_of_history_and_find_the_last() throws Exception {
        // given
        var history = IntStream.rangeClosed(1, 10_000)
                .mapToObj(it -> "say line " + it)
                .toList();
        Files.write(directory.resolve("history"), history);
        try (var seat = seat()) {
            // when
            seat.type("\u001bOA");
            seat.await("$ say line 10000");
            seat.type("\u0012line 77");
            seat.await("line 77");
            seat.type("\u0007\u0015");
            seat.enter("say on");

            // then
            end(seat);
            assertThat(Files.readAllLines(directory.resolve("history"))).last().isIn("say on", "quit");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void should_leave_the_terminal_as_it_was_when_told_to_end(String signal) throws Exception {
        try (var seat = seat()) {
            // when
            var program = seat.java();
            new ProcessBuilder("kill", "-" + signal, "" + program.pid()).start().waitFor();

            // then
            seat.await("ended", it -> it.contains("modes kept"));
        }
    }

    private List<Entry.Ran> journal() throws IOException {
        return Journal.written(directory.resolve("journal.jsonl")).stream()
                .filter(Entry.Ran.class::isInstance)
                .map(Entry.Ran.class::cast)
                .toList();
    }
}
