package dev.overlaylab.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFileTest {
    @Test
    void should_read_keys_hashes_texts_and_lines() {
        var file =
                MessageFile.parse("# remark\n\na.b=Text = with equals\nc@0123abcd=二\\n三\nd=one \\\n   two\\\\\n", "x");
        assertThat(file.entries())
                .containsExactly(
                        new MessageFile.Entry("a.b", "", "Text = with equals", 3),
                        new MessageFile.Entry("c", "0123abcd", "二\n三", 4),
                        new MessageFile.Entry("d", "", "one two\\", 5));
    }

    @Test
    void should_hash_as_sha256_does() {
        assertThat(MessageFile.hash("Installing …")).isEqualTo("40c6fd26");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no equals", "=text", "a b=text", "a@xyz=text", "a@0123ABCD=text", "a=\\u3042", "a=b\\"})
    void should_name_the_line_that_is_no_message(String line) {
        assertThatThrownBy(() -> MessageFile.parse("ok=fine\n" + line, "room/ja.properties"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("room/ja.properties:2: ");
    }
}
