package dev.overlaylab.shell.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machines of the last session come back while one reads and types. */
class WakingTest {
    @TempDir
    Path directory;

    private Seat seat() throws InterruptedException {
        var command = Seat.java("dev.overlaylab.shell.screen.HarbourProgram", directory.toString(), "en", "resting");
        var seat = new Seat(command, Map.of("LC_ALL", "C.UTF-8"), directory, 80, 40);
        seat.awaitPrompt();
        return seat;
    }

    private void put(String file) throws Exception {
        Files.createFile(directory.resolve(file));
    }

    private List<String> ran() {
        return Journal.written(directory.resolve("journal.jsonl")).stream()
                .filter(Entry.Ran.class::isInstance)
                .map(it -> ((Entry.Ran) it).line())
                .toList();
    }

    @Test
    void should_take_words_at_once_and_have_commands_wait() throws Exception {
        try (var seat = seat()) {
            assertThat(seat.screen()).contains("are coming back meanwhile", "· machines waking · en");
            seat.type("no\t");
            seat.await("$ note");
            seat.enter("before the machines");
            assertThat(seat.screen()).contains("$ note before the machines", "· machines waking · en");

            // when
            seat.type("say on\r");
            seat.await("Waiting until the machines are back");
            put("awake");

            // then
            seat.await("\non\n");
            seat.await("· machines 0 up · en");
            assertThat(seat.screen()).containsOnlyOnce("mhs-demo1");
            seat.enter("say again");
            assertThat(seat.screen()).containsOnlyOnce("Waiting until the machines are back");
            assertThat(ran()).containsExactly("say on", "say again");
        }
    }

    @Test
    void should_give_up_a_command_that_waits_and_not_the_machines() throws Exception {
        try (var seat = seat()) {
            // when
            seat.type("say never\r");
            seat.await("Waiting until the machines are back");
            seat.type("\u0003");
            seat.await("Stopped.");
            seat.awaitPrompt();
            put("awake");
            seat.await("· machines 0 up · en");
            seat.enter("say on");

            // then
            assertThat(seat.screen()).contains("$ say on\non\n");
            assertThat(ran()).containsExactly("say on");
        }
    }

    @Test
    void should_tell_when_they_do_not_come_back_and_try_again_with_the_next_command() throws Exception {
        try (var seat = seat()) {
            // when
            put("dead");

            // then: told where somebody types, without anything being typed
            seat.await("So no command reaches the machines now.");
            seat.awaitPrompt();
            seat.enter("say never");
            assertThat(seat.screen()).contains("no light").doesNotContain("\nnever\n");

            // when
            Files.delete(directory.resolve("dead"));
            put("awake");
            seat.enter("say on");

            // then
            assertThat(seat.screen()).contains("\non\n");
            assertThat(ran()).containsExactly("say on");
        }
    }
}
