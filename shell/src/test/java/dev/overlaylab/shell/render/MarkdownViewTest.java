package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Width;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownViewTest {
    @ParameterizedTest
    @CsvSource({"EN, 80", "EN, 40", "EN, 20", "JA, 80", "JA, 40", "JA, 20", "ZH, 80", "ZH, 40", "ZH, 20"})
    void should_render_a_document(Language language, int columns) {
        var lines = new MarkdownView(language, columns).lines(Golden.read("sample." + language.tag() + ".md"));
        Golden.compare("markdown." + language.tag() + "." + columns + ".txt", StyledLine.join(lines, false));
    }

    @Test
    void should_style_a_document() {
        var lines = new MarkdownView(Language.EN, 80).lines(Golden.read("sample.en.md"));
        Golden.compare("markdown.en.80.ansi.txt", StyledLine.join(lines, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 27, 40, 80, 133, 200})
    void should_fit_all_but_code_at_every_width(int columns) {
        for (var language : Language.values()) {
            var markdown = Golden.read("sample." + language.tag() + ".md").replaceAll("(?s)```.*?```", "");
            assertThat(new MarkdownView(language, columns).lines(markdown))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(line -> assertThat(Width.NARROW.of(line.toPlain()))
                            .as(line.toPlain())
                            .isLessThanOrEqualTo(columns));
        }
    }

    @Test
    void should_never_wrap_or_change_a_command() {
        var command =
                "docker-machine create -d virtualbox --engine-opt=\"cluster-store=consul://$(docker-machine ip x)\"";
        assertThat(plain("```sh\n" + command + "\n```")).containsExactly("    $ " + command);
        assertThat(plain("```console\n$ a \\\n> b\nseen\n$ c\n```"))
                .containsExactly("    $ a \\", "    > b", "    seen", "    $ c");
        assertThat(plain("```sh\na \\\n  b\nc\n```")).containsExactly("    $ a \\", "    >   b", "    $ c");
        assertThat(plain("```\nout\n\nput\n```")).containsExactly("    │ out", "    │", "    │ put");
    }

    @Test
    void should_join_source_lines_as_the_script_wants() {
        assertThat(plain("one\ntwo")).containsExactly("one two");
        assertThat(plain("概念を\n学ぶ")).containsExactly("概念を学ぶ");
        assertThat(plain("概念\nabc")).containsExactly("概念 abc");
        assertThat(plain("では、\n2 つ")).containsExactly("では、2 つ");
        assertThat(plain("abc\n（続き）\nabc")).containsExactly("abc（続き）abc");
    }

    @Test
    void should_keep_a_command_in_running_text_on_one_line_when_it_fits() {
        var lines = new MarkdownView(Language.JA, 30).lines("先に、ここで `docker rm -f client` を実行します。");
        assertThat(lines)
                .extracting(StyledLine::toPlain)
                .containsExactly("先に、ここで", "`docker rm -f client` を実行し", "ます。");
    }

    @Test
    void should_nest_lists_and_quotes() {
        assertThat(plain("- a\n  - b\n    c\n- d")).containsExactly("• a", "  • b c", "• d");
        assertThat(plain("3. x\n4. y")).containsExactly("3. x", "4. y");
        assertThat(plain("> - q\n>\n> r")).containsExactly("┃ • q", "┃", "┃ r");
        assertThat(plain("-\n- x")).containsExactly("•", "• x");
    }

    @Test
    void should_show_a_link_once_when_it_is_its_own_text() {
        assertThat(plain("<https://example.org>")).containsExactly("https://example.org");
        assertThat(plain("[this](https://example.org)")).containsExactly("this <https://example.org>");
    }

    @Test
    void should_let_no_document_command_the_terminal() {
        var wild = "# a\u001b[2J\n\n`b\u0007`\n\n```\nc\u009b\n```\n\n| d\u001b |\n|---|\n| e\u202e |\n\n<b\u001b>";
        assertThat(plain(wild)).isNotEmpty().noneMatch(it -> it.matches(".*[\u0000-\u001f\u007f-\u009f\u202e].*"));
    }

    @Test
    void should_survive_any_mixture_of_marks() {
        var random = new Random(3);
        var marks = List.of(
                "# ",
                "> ",
                "- ",
                "1. ",
                "`",
                "```\n",
                "|a|b|\n|-|-|\n",
                "*",
                "[x](",
                ")",
                "\n",
                "概念",
                "word ",
                "\\",
                "<");
        for (int round = 0; round < 500; round++) {
            var markdown = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                markdown.append(marks.get(random.nextInt(marks.size())));
            }
            var lines = new MarkdownView(Language.JA, 20 + random.nextInt(60)).lines(markdown.toString());
            assertThat(lines).extracting(StyledLine::toPlain).noneMatch(it -> it.contains("\n"));
        }
    }

    private static List<String> plain(String markdown) {
        return new MarkdownView(Language.EN, 80)
                .lines(markdown).stream().map(StyledLine::toPlain).toList();
    }
}
