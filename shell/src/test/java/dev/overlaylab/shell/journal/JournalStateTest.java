package dev.overlaylab.shell.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.chain.Break.Kind;
import dev.overlaylab.shell.disk.SmallDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalStateTest {
    private static final int LINES = 6;

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("journal.jsonl");
    }

    private void write(int lines) {
        try (var journal = new Journal(file(), Clock.systemUTC())) {
            for (int i = 0; i < lines; i++) {
                journal.add(new Entry.Ran(journal.now(), "s", "echo 'あ" + i + "' \",\\\"hash\\\":\"", 0, i, "out\n"));
            }
        }
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file()));
    }

    private Break brokenBy(List<String> lines) throws IOException {
        Files.write(file(), lines);
        return JournalState.of(file()).broken().orElseThrow();
    }

    @Test
    void should_find_nothing_in_a_journal_that_is_as_it_was_written() throws IOException {
        // given: several sessions, and the half line of one that was killed
        write(LINES);
        write(1);
        Files.writeString(file(), "{\"kind\":\"half", java.nio.file.StandardOpenOption.APPEND);

        // then
        assertThat(JournalState.of(file()).broken()).isEmpty();
        assertThat(JournalState.of(file()).lines()).isEqualTo(LINES + 1);
        write(1);
        assertThat(JournalState.of(file()).broken()).isEmpty();
        assertThat(JournalState.of(file()).notes()).isEmpty();
        assertThat(JournalState.of(directory.resolve("none")).lines()).isZero();
    }

    @Test
    void should_name_the_first_line_that_somebody_changed_removed_repeated_or_moved() throws IOException {
        // given
        write(LINES);
        var lines = lines();
        for (int i = 0; i < LINES; i++) {
            var changed = new ArrayList<>(lines);
            changed.set(i, changed.get(i).replace("echo", "true"));
            var unhashed = new ArrayList<>(lines);
            unhashed.set(i, unhashed.get(i).replaceAll(",\"number\".*", "}"));
            var repeated = new ArrayList<>(lines);
            repeated.add(i + 1, repeated.get(i));

            // then
            assertThat(brokenBy(changed)).isEqualTo(new Break(Kind.CHANGED, i + 1L, ""));
            assertThat(brokenBy(repeated)).isEqualTo(new Break(Kind.REPEATED, i + 2L, Integer.toString(i + 1)));
            assertThat(brokenBy(unhashed).record()).isLessThanOrEqualTo(i + 2L);
            if (i < LINES - 1) {
                var removed = new ArrayList<>(lines);
                removed.remove(i);
                var moved = new ArrayList<>(lines);
                Collections.swap(moved, i, i + 1);
                assertThat(brokenBy(removed)).isEqualTo(new Break(Kind.REMOVED, i + 1L, Integer.toString(i + 2)));
                assertThat(brokenBy(moved)).isEqualTo(new Break(Kind.REORDERED, i + 1L, Integer.toString(i + 2)));
            }
        }
    }

    @Test
    void should_notice_any_byte_that_is_another() throws IOException {
        // given
        write(2);
        var whole = Files.readAllBytes(file());

        for (int i = 0; i < whole.length; i++) {
            var changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file(), changed);

            // then: all but the end of the last line, without which that line was never written
            var state = JournalState.of(file());
            assertThat(state.broken().isPresent() || state.lines() == 1)
                    .as("byte %d of %s", i, new String(whole, StandardCharsets.UTF_8))
                    .isTrue();
        }
    }

    @Test
    void should_go_on_after_a_break_and_still_show_it() throws IOException {
        // given
        write(LINES);
        var lines = lines();
        lines.remove(2);
        Files.write(file(), lines);

        // when
        write(3);

        // then
        var state = JournalState.of(file());
        assertThat(state.broken()).contains(new Break(Kind.REMOVED, 3, "4"));
        assertThat(state.lines()).isEqualTo(LINES + 2);
        for (var language : Language.values()) {
            assertThat(Catalogue.ofProduct().say(language, state.notes().get(0)))
                    .contains("3", "4")
                    .doesNotContain("⟦", "{");
        }
    }

    @Test
    void should_read_journals_of_earlier_versions_and_hold_them_from_then_on() throws IOException {
        // given: lines without a chain
        write(LINES);
        var old = lines().stream()
                .map(it -> it.replaceAll(",\"number\":\\d+,\"before\":\"[0-9a-f]*\",\"hash\":\"[0-9a-f]{64}\"", ""))
                .toList();
        Files.write(file(), old);

        // when
        write(2);

        // then
        assertThat(lines().subList(0, LINES)).isEqualTo(old);
        var state = JournalState.of(file());
        assertThat(state).isEqualTo(new JournalState(LINES + 2, LINES, java.util.Optional.empty()));
        assertThat(state.notes()).extracting(Text::key).containsExactly("grade.remark.journal-unchained");
        for (int i = 0; i < LINES; i++) {
            var changed = lines();
            changed.set(i, changed.get(i).replace("echo", "true"));
            Files.write(directory.resolve("changed"), changed);
            assertThat(JournalState.of(directory.resolve("changed")).broken())
                    .contains(new Break(Kind.FOREIGN, LINES + 1, ""));
        }
    }

    @Test
    void should_lose_nothing_and_keep_the_chain_when_the_disk_is_full() throws Exception {
        try (var disk = SmallDisk.at(directory.resolve("disk"), 256);
                var journal = new Journal(disk.folder().resolve("journal.jsonl"), Clock.systemUTC())) {
            // given: room for one more page, and an entry of three
            journal.add(new Entry.Noted("1", "s", "before"));
            disk.fill(1);

            // when
            assertThatThrownBy(() -> journal.add(new Entry.Noted("2", "s", "x".repeat(12_000))))
                    .isInstanceOf(Problem.class);
            disk.makeRoom();
            journal.add(new Entry.Noted("3", "s", "after"));

            // then
            assertThat(journal.entries()).extracting(Entry::at).containsExactly("1", "3");
            assertThat(Journal.written(disk.folder().resolve("journal.jsonl")))
                    .extracting(Entry::at)
                    .containsExactly("1", "3");
            assertThat(journal.state().broken()).isEmpty();
        }
    }
}
