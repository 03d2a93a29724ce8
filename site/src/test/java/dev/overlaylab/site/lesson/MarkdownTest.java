package dev.overlaylab.site.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ホスト|どうし|ホストどうし",
                "です。|次|です。次",
                "*強い*|ことば|<em>強い</em>ことば",
                "机器，|然后|机器，然后",
                "引擎|Docker|引擎\\nDocker",
                "ステップ 03 からは、|2 つの|ステップ 03 からは、2 つの",
                "`docker`|（英語）|<code>docker</code>（英語）",
                "这样：|`docker`|这样：<code>docker</code>",
                "`docker`|を使う|<code>docker</code>\\nを使う",
                "one|two|one\\ntwo",
            })
    void should_join_lines_where_the_script_has_no_blanks(String first, String second, String joined) {
        assertThat(Markdown.inline(first + "\n" + second)).isEqualTo(joined.replace("\\n", "\n"));
    }

    @Test
    void should_leave_the_first_heading_to_the_page() {
        assertThat(Markdown.html("# Loud\n\n### Low")).isEqualTo("<h2>Loud</h2>\n<h3>Low</h3>\n");
    }
}
