package dev.overlaylab.shell.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookmarkFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private static final List<String> STEPS = List.of("s1", "s2", "s3");
    private final Bookmark fresh = Bookmark.atStartOf("lab", "zh", "s1");

    @TempDir
    Path directory;

    private BookmarkFile file() {
        return new BookmarkFile(directory.resolve("progress.json"), CLOCK);
    }

    @Test
    void should_begin_at_the_first_step() {
        assertThat(file().load(fresh, STEPS, List.of()))
                .isEqualTo(new BookmarkFile.Loaded(fresh, java.util.Optional.empty()));
        assertThat(file().peek()).isEmpty();
    }

    @Test
    void should_go_on_where_it_was_left() {
        // given
        var left = fresh.speaking("ja")
                .movedTo("s2")
                .judged("s1", Map.of("c", "PASS"))
                .hinted("s2", "network.absent", 2);

        // when
        file().save(left);

        // then
        assertThat(file().load(fresh, STEPS, List.of()).bookmark()).isEqualTo(left);
        assertThat(file().peek()).contains(left);
        assertThat(left.hintsShown("s2", "network.absent")).isEqualTo(2);
        assertThat(left.hintsShown("s2", "any")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[1]",
                "{",
                "garbage \u0000",
                "{\"format\":99}",
                "{\"format\":1,\"lab\":\"lab\",\"language\":\"ja\",\"step\":null,\"verdicts\":{},\"hints\":{}}",
                "{\"format\":1,\"lab\":\"lab\",\"language\":\"ja\",\"step\":\"gone\",\"verdicts\":{},\"hints\":{}}",
            })
    void should_set_garbage_aside_and_find_the_place_again_in_the_journal(String garbage) throws Exception {
        // given
        Files.writeString(directory.resolve("progress.json"), garbage);
        var journal = List.<Entry>of(
                new Entry.Moved("t", "s2"),
                new Entry.Hinted("t", "s2", "any", 1),
                new Entry.Moved("t", "no-such-step"));

        // when
        var loaded = file().load(fresh, STEPS, journal);

        // then
        assertThat(loaded.bookmark()).isEqualTo(fresh.movedTo("s2").hinted("s2", "any", 1));
        assertThat(loaded.notice().orElseThrow().arguments()).containsEntry("step", 2);
        assertThat(directory.resolve("progress.json.set-aside-20260102T030405Z"))
                .hasContent(garbage);
        assertThat(file().load(fresh, STEPS, List.of()).bookmark()).isEqualTo(loaded.bookmark());
    }
}
