package dev.overlaylab.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScreenTextTest {
    @Test
    void should_keep_plain_lines() {
        assertThat(ScreenText.of("one\r\ntwo\r\n")).isEqualTo("one\ntwo\n");
        assertThat(ScreenText.of("")).isEmpty();
        assertThat(ScreenText.of("\r\n\r\n")).isEmpty();
        assertThat(ScreenText.of("\r\none\r\n\r\ntwo")).isEqualTo("\none\n\ntwo\n");
        assertThat(ScreenText.of("容器 コンテナ 😀  \r\n")).isEqualTo("容器 コンテナ 😀\n");
    }

    @Test
    void should_show_only_what_was_drawn_last() {
        assertThat(ScreenText.of("10 %\r50 %\r100 %\r\n")).isEqualTo("100 %\n");
        assertThat(ScreenText.of("long line\rshort\r\n")).isEqualTo("shortline\n");
        assertThat(ScreenText.of("long line\rshort\u001b[K\r\n")).isEqualTo("short\n");
        assertThat(ScreenText.of("ab\bc\r\n")).isEqualTo("ac\n");
    }

    @Test
    void should_leave_out_colours_titles_and_bells() {
        assertThat(ScreenText.of("\u001b[1;31mred\u001b[0m \u001b]0;title\u0007\u001b(Bplain\u0007\u001b[?25l\r\n"))
                .isEqualTo("red plain\n");
    }

    @Test
    void should_not_stumble_over_half_a_sequence() {
        assertThat(ScreenText.of("x\u001b")).isEqualTo("x\n");
        assertThat(ScreenText.of("x\u001b[12")).isEqualTo("x[12\n");
        assertThat(ScreenText.of("\b\b\u0000y")).isEqualTo("y\n");
    }
}
