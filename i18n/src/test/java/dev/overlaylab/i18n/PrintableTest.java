package dev.overlaylab.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "日本語\n两行\tタブ", "👩‍👩‍👧", "e\u0301", "ｶﾞ", "한국어"})
    void should_leave_text_alone(String text) {
        assertThat(Printable.of(text)).isSameAs(text);
    }

    @Test
    void should_show_what_would_command_the_terminal() {
        assertThat(Printable.of("a\u001b[31mb\u0007c\r\u009bd\u007f")).isEqualTo("a␛[31mb␇c␍<U+009B>d␡");
        assertThat(Printable.of("x\u202ey\ud800z\udc00")).isEqualTo("x<U+202E>y�z�");
        assertThat(Printable.of("\uffff\ufdd0\ud83f\udffe")).isEqualTo("<U+FFFF><U+FDD0><U+1FFFE>");
        assertThat(Printable.onOneLine("a\nb\tc")).isEqualTo("a␊b␉c");
        assertThat(Printable.indexOfCommand("a\n\t\uD83C\uDF63\u202eb")).isEqualTo(5);
    }

    @Test
    void should_read_terminal_output_like_a_person() {
        assertThat(Printable.ofOutput("\u001b[1;32mok\u001b[0m\r\n\u001b]0;title\u0007done\u001b[K"))
                .isEqualTo("ok\ndone");
        assertThat(Printable.ofOutput("10%\r50%\r100%\r\nend\u001b(B")).isEqualTo("100%\nend");
        assertThat(Printable.ofOutput("\u001b]8;;x\u001b\\link\u001b]8;;\u001b\\ \u001bc half \u001b["))
                .isEqualTo("link  half ␛[");
    }

    @Test
    void should_let_nothing_through_whatever_comes() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            var wild = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                wild.append((char) (random.nextInt(3) == 0 ? random.nextInt(0xa0) : random.nextInt(0x10000)));
            }
            var safe = Printable.of(wild.toString());
            assertThat(safe.chars().filter(c -> (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0)))
                    .isEmpty();
            assertThat(Printable.of(safe)).isEqualTo(safe);
            assertThat(Printable.indexOfCommand(safe)).isEqualTo(-1);
            assertThat(Printable.indexOfCommand(wild.toString()) < 0).isEqualTo(safe.equals(wild.toString()));
        }
    }
}
