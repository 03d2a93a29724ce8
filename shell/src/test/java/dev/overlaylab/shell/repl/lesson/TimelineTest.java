package dev.overlaylab.shell.repl.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.workstation.Workstation;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Entry.Judgement;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.play.FakeWorkstation;
import dev.overlaylab.shell.play.NoMachines;
import dev.overlaylab.shell.play.TinyLab;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal tells of saved moments. */
class TimelineTest {
    private static final String AT = "2026-01-02T03:04:05Z";

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @SuppressWarnings("NullAway.Init")
    private Timeline timeline;

    @BeforeEach
    void open(@TempDir Path directory) {
        journal = new Journal(directory.resolve("journal.jsonl"), Clock.systemUTC());
        timeline = new Timeline(TinyLab.lab(), new OneWorkstation(new FakeWorkstation()), journal, 1L << 30);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void judged(String step, String... judgements) {
        journal.add(new Entry.Judged(
                AT,
                step,
                Arrays.stream(judgements)
                        .map(it -> it.split("=", -1))
                        .map(it -> new Judgement(it[0], it[1], List.of()))
                        .toList()));
    }

    private void saved(String checkpoint) {
        journal.add(new Entry.Saved(AT, "first", checkpoint, true));
    }

    private void rewound(String checkpoint) {
        journal.add(new Entry.Rewound(AT, "first", checkpoint));
    }

    @Test
    void should_know_what_had_passed_when_a_moment_was_saved_wherever_the_learner_is_now() {
        // given
        judged("first", "one=PASS");
        saved("second");
        judged("second", "two=PASS", "three=FAIL");
        saved("end");

        // when: gone back to before that, and ahead again
        rewound("second");

        // then
        assertThat(timeline.greenAt("second")).containsExactly("one");
        assertThat(timeline.greenAt("end")).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void should_count_the_last_verdict_before_it_was_saved_the_last_time() {
        // given
        judged("first", "one=PASS", "two=PASS");
        saved("second");
        judged("first", "two=CANNOT_CHECK");
        saved("mine");

        // then
        assertThat(timeline.greenAt("mine")).containsExactly("one");
        judged("first", "two=PASS");
        assertThat(timeline.greenAt("mine")).containsExactly("one");
        saved("mine");
        assertThat(timeline.greenAt("mine")).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void should_forget_what_passed_after_the_moment_that_was_brought_back() {
        // given
        saved("first");
        judged("first", "one=PASS");
        rewound("first");
        saved("mine");

        // then
        assertThat(timeline.greenAt("mine")).isEmpty();
        assertThat(timeline.greenAt("nowhere")).isEmpty();
    }

    private record OneWorkstation(Workstation workstation) implements NoMachines {}
}
