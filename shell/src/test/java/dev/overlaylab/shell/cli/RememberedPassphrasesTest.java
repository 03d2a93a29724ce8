package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedPassphrasesTest {
    private static final Path KEY = Path.of("key");

    private final List<String> rejected = new ArrayList<>();
    private final RememberedPassphrases passphrases = new RememberedPassphrases((key, wrong) -> {
        rejected.add(key + " " + wrong);
        return Optional.of(wrong == null ? "guess" : "right");
    });

    @Test
    void should_ask_once_for_a_key() {
        assertThat(passphrases.of(KEY, null)).contains("guess");
        assertThat(passphrases.of(KEY, null)).contains("guess");
        assertThat(rejected).containsExactly("key null");
    }

    @Test
    void should_ask_again_once_for_all_hosts_that_got_the_same_wrong_answer() {
        // given
        passphrases.of(KEY, null);

        // when / then
        assertThat(passphrases.of(KEY, "guess")).contains("right");
        assertThat(passphrases.of(KEY, "guess")).contains("right");
        assertThat(rejected).containsExactly("key null", "key guess");
    }

    @Test
    void should_ask_for_each_key() {
        // given
        passphrases.of(KEY, null);

        // when
        passphrases.of(Path.of("other"), null);

        // then
        assertThat(rejected).containsExactly("key null", "other null");
    }

    @Test
    void should_know_what_somebody_else_was_told() {
        // given
        passphrases.of(KEY, null);

        // when
        var others = passphrases.asking((key, wrong) -> Optional.of("theirs"));

        // then
        assertThat(others.of(KEY, null)).contains("guess");
        assertThat(others.of(Path.of("other"), null)).contains("theirs");
        assertThat(passphrases.of(Path.of("other"), null)).contains("theirs");
        assertThat(rejected).containsExactly("key null");
    }

    @Test
    void should_ask_again_when_nobody_told() {
        // given
        var silent = new RememberedPassphrases((key, wrong) -> {
            rejected.add("silence");
            return Optional.empty();
        });

        // when / then
        assertThat(silent.of(KEY, null)).isEmpty();
        assertThat(silent.of(KEY, null)).isEmpty();
        assertThat(rejected).hasSize(2);
    }
}
