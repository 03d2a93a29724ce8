package dev.overlaylab.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "docker ps, 9",
        "概念, 4",
        "オーバーレイ, 12",
        "ｶﾞ, 2",
        "ＡＢ, 4",
        "e\u0301a, 2",
        "한국, 4",
        "\u1112\u1161\u11ab, 2",
        "👩‍👩‍👧‍👦, 2",
        "👍🏽, 2",
        "🇯🇵🇨🇳, 4",
        "❤\ufe0f, 2",
        "❤, 1",
        "…─, 2",
        "a\u200bb, 2",
        "が, 2",
        "か\u3099, 2",
        "𠮷野家, 6",
    })
    void should_count_columns(String text, int columns) {
        assertThat(Width.NARROW.of(text)).isEqualTo(columns);
    }

    @Test
    void should_count_simple_characters_alone_as_it_counts_them_in_company() {
        for (char c = 0x20; c < 0xd800; c++) {
            var text = Character.toString(c);
            assertThat(Width.NARROW.of(text + "ｶ")).as("U+%04X", (int) c).isEqualTo(Width.NARROW.of(text) + 1);
        }
    }

    @Test
    void should_take_ambiguous_characters_for_wide_when_told_so() {
        assertThat(Width.WIDE_AMBIGUOUS.of("…─a漢")).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "docker network, 8, docker …",
        "概念図, 6, 概念図",
        "概念図, 5, 概念…",
        "概念図, 4, 概…",
        "概念図, 1, …",
        "概念図, 0, ''",
        "👩‍👩‍👧‍👦👩‍👩‍👧‍👦, 3, 👩‍👩‍👧‍👦…",
        "e\u0301e\u0301e\u0301, 2, e\u0301…",
    })
    void should_truncate_between_characters(String text, int columns, String expected) {
        assertThat(Width.NARROW.truncate(text, columns)).isEqualTo(expected);
        assertThat(Width.NARROW.of(expected)).isLessThanOrEqualTo(columns);
    }

    @Test
    void should_pad_to_columns() {
        assertThat(Width.NARROW.pad("概念", 6)).isEqualTo("概念  ");
        assertThat(Width.NARROW.pad("概念図", 5)).isEqualTo("概念図");
    }
}
