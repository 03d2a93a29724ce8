package dev.overlaylab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own words, run before our program, when that is killed while a full-screen program has the terminal. */
class KilledShellTest {
    private static final Path LAUNCHER =
            Path.of("../overlaylab").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @Test
    void should_leave_terminal_and_journal_sane_when_the_shell_is_killed() throws Exception {
        // given: all of the launcher but its last line, which starts it
        var functions = Files.readAllLines(LAUNCHER);
        assertThat(functions).last().isEqualTo("main \"$@\"");
        var launcher = Files.write(
                directory.resolve("launcher"),
                functions.subList(0, functions.size() - 1).stream()
                        .map(it -> it.startsWith("here=") ? "here='" + LAUNCHER.getParent() + "'" : it)
                        .toList());
        var program = Seat.java("dev.overlaylab.shell.screen.HarbourProgram", directory.toString(), "en").stream()
                .map(it -> "'" + it + "'")
                .collect(Collectors.joining(" "));
        var script =
                "before=$(stty -g); (. '" + launcher + "'; choose_language --lang en; modes=$(stty -g); watch_over "
                        + program + "); code=$?; [ \"$(stty -g)\" = \"$before\" ] && modes=kept || modes=spoilt;"
                        + " echo \"ended $code, modes $modes\"; cat >/dev/null";
        try (var seat = new Seat(List.of("sh", "-c", script), Map.of("LC_ALL", "C.UTF-8"), directory, 80, 24)) {
            seat.awaitPrompt();
            seat.enter("say one");

            // when: Ctrl-C reaches what runs, and only that
            seat.type("stay \\e[?1049h\\e[?25lEDITOR\r");
            seat.awaitOther("EDITOR");
            seat.type("\u0003");
            seat.await("the first screen", it -> it.contains("say one") && seat.atPrompt());
            seat.type("stay \\e[?1049h\\e[?25l\\e[?1000hEDITOR\r");
            seat.awaitOther("EDITOR");
            seat.java().destroyForcibly();

            // then
            seat.await("ended 137, modes kept");
            assertThat(seat.screen())
                    .contains("say one", "overlaylab was killed")
                    .doesNotContain("\nEDITOR");
            assertThat(seat.printed()).contains("\u001b[?1049l\u001b[?25h\u001b[?1000l");
            assertThat(Journal.written(directory.resolve("journal.jsonl")))
                    .filteredOn(Entry.Ran.class::isInstance)
                    .extracting(it -> ((Entry.Ran) it).line())
                    .startsWith("say one");
        }
    }
}
