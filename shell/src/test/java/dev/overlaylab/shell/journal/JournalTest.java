package dev.overlaylab.shell.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final String AT = "2026-01-02T03:04:05Z";

    @TempDir
    Path directory;

    private final List<Entry> some = List.of(
            new Entry.Started(AT, "overlay-consul", "vm", "ja"),
            new Entry.Ran(AT, "s1", "echo 'あ\n\u0007' \"\\\"", 1, 12, "あ\r\n"),
            new Entry.Noted(AT, "s1", "note あ"),
            new Entry.Judged(AT, "s1", List.of(new Entry.Judgement("c", "FAIL", List.of("network.absent")))),
            new Entry.Moved(AT, "s2"),
            new Entry.Hinted(AT, "s2", "network.absent", 1),
            new Entry.Ended(AT));

    private Path file() {
        return directory.resolve("journal.jsonl");
    }

    private void writeSome() {
        try (var journal = new Journal(file(), CLOCK)) {
            some.forEach(journal::add);
        }
    }

    private List<Entry> readAgain() {
        try (var journal = new Journal(file(), CLOCK)) {
            assertThat(journal.notice()).isEmpty();
            return journal.entries();
        }
    }

    @Test
    void should_read_what_it_wrote() {
        // when
        writeSome();

        // then
        assertThat(readAgain()).isEqualTo(some);
    }

    @Test
    void should_write_one_line_of_json_for_each_entry_readable_by_the_owner_alone() throws Exception {
        // when
        writeSome();

        // then
        assertThat(Files.readAllLines(file())).hasSize(some.size()).allMatch(line -> line.startsWith("{\"kind\":\""));
        assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
    }

    @Test
    void should_read_everything_before_any_point_at_which_writing_was_cut_off() throws Exception {
        // given
        writeSome();
        var whole = Files.readAllBytes(file());

        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, cut));
            var lines = new String(whole, 0, cut, StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();

            // when
            try (var journal = new Journal(file(), CLOCK)) {
                journal.add(new Entry.Ended(AT));
            }

            // then
            var expected = new java.util.ArrayList<>(some.subList(0, (int) lines));
            expected.add(new Entry.Ended(AT));
            assertThat(readAgain()).isEqualTo(expected);
        }
    }

    @Test
    void should_set_a_damaged_journal_aside_and_go_on_with_its_readable_lines() throws Exception {
        // given
        writeSome();
        var damaged = "\u0000\u0001 garbage\n{\"kind\":\"unheard-of\"}\nnull\n".getBytes(StandardCharsets.UTF_8);
        Files.write(file(), damaged, StandardOpenOption.APPEND);
        var before = Files.readAllBytes(file());

        // when
        try (var journal = new Journal(file(), CLOCK)) {
            // then
            assertThat(journal.notice().orElseThrow().arguments())
                    .containsEntry("file", "journal.jsonl.set-aside-20260102T030405Z")
                    .containsEntry("kept", some.size());
            assertThat(journal.entries()).isEqualTo(some);
        }
        assertThat(directory.resolve("journal.jsonl.set-aside-20260102T030405Z"))
                .hasBinaryContent(before);
        assertThat(readAgain()).isEqualTo(some);
    }

    @Test
    void should_have_every_acknowledged_entry_after_being_killed() throws Exception {
        // given: a process that adds entries and says so after each
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Adding.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int acknowledged = 0;
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            while (acknowledged < 50 && said.readLine() != null) {
                acknowledged++;
            }

            // when
            process.toHandle().destroyForcibly();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            while (said.readLine() != null) {
                acknowledged++;
            }
        }

        // then
        assertThat(acknowledged).isGreaterThanOrEqualTo(50);
        assertThat(readAgain()).hasSizeGreaterThanOrEqualTo(acknowledged);
    }

    /** Adds entries until it is killed. */
    static final class Adding {
        public static void main(String[] args) {
            try (var journal = new Journal(Path.of(args[0]), Clock.systemUTC())) {
                for (int i = 0; i < 100_000; i++) {
                    journal.add(new Entry.Ran(journal.now(), "s", "echo " + "x".repeat(i % 300), 0, i, ""));
                    System.out.println(i);
                }
            }
        }
    }
}
