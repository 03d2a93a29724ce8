package dev.overlaylab.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineBreakerTest {
    private static final LineBreaker ENGLISH = new LineBreaker(Language.EN, Width.NARROW);
    private static final LineBreaker JAPANESE = new LineBreaker(Language.JA, Width.NARROW);
    private static final LineBreaker CHINESE = new LineBreaker(Language.ZH, Width.NARROW);

    @Test
    void should_break_english_at_blanks_and_keep_words_with_hyphens() {
        assertThat(ENGLISH.lines("run docker-machine env --swarm mhs-demo0 now", 18))
                .containsExactly("run docker-machine", "env --swarm", "mhs-demo0 now");
    }

    @Test
    void should_keep_closing_marks_off_the_beginning_and_opening_marks_off_the_end() {
        assertThat(JAPANESE.lines("これは「概念」、そして「要点」。", 12)).containsExactly("これは「概", "念」、そして", "「要点」。");
        assertThat(CHINESE.lines("每台主机都有自己的网桥，互不相通。", 22)).containsExactly("每台主机都有自己的网", "桥，互不相通。");
        assertThat(JAPANESE.lines("サーバーがキャッシュする", 6)).noneMatch(it -> it.matches("[ーャッュ].*"));
    }

    @Test
    void should_keep_ids_and_addresses_whole_until_they_are_longer_than_a_line() {
        assertThat(JAPANESE.lines("ID は 0123456789abcdef です。", 16)).containsExactly("ID は", "0123456789abcdef", "です。");
        assertThat(JAPANESE.lines("0123456789abcdef、次", 16)).containsExactly("0123456789abcde", "f、次");
        assertThat(ENGLISH.lines("see https://example.org/a/b for it", 10))
                .containsExactly("see", "https://ex", "ample.org/", "a/b for it");
    }

    @Test
    void should_keep_line_feeds_and_give_the_first_line_its_own_room() {
        assertThat(ENGLISH.lines("a\n\nb", 10)).containsExactly("a", "", "b");
        assertThat(ENGLISH.lines("", 10)).containsExactly("");
        assertThat(ENGLISH.places("one two three", 3, 9))
                .containsExactly(new LineBreaker.Line(0, 3), new LineBreaker.Line(4, 13));
        assertThat(ENGLISH.places("mhs-demo1 x", 5, 11))
                .containsExactly(new LineBreaker.Line(0, 0), new LineBreaker.Line(0, 11));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_lose_nothing_and_fit_whatever_comes(Language language) {
        var breaker = new LineBreaker(language, Width.NARROW);
        var random = new Random(42);
        var alphabet = "ab docker-machine 10.0.9.2/24 概念「」、。，（）ーャッ👩‍👧e\u0301 ｶﾞ\n漢字かな   …—";
        for (int round = 0; round < 400; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                int from = random.nextInt(alphabet.length() - 3);
                text.append(alphabet, from, from + 1 + random.nextInt(3));
            }
            int columns = 4 + random.nextInt(40);
            var lines = breaker.lines(text.toString(), columns);
            assertThat(String.join("", lines).replaceAll("[ \\u3000]", ""))
                    .isEqualTo(text.toString().replaceAll("[ \\u3000\\n]", ""));
            for (var line : lines) {
                assertThat(Width.NARROW.of(line))
                        .as(
                                "columns of %s",
                                line.codePoints().mapToObj(Integer::toHexString).toList())
                        .isLessThanOrEqualTo(columns);
            }
        }
    }
}
