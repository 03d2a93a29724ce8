package dev.overlaylab.shell.repl.typing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.shell.render.Ink;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineColoursTest {
    private final LineColours colours = new LineColours("check"::equals, AttributedStyle.DEFAULT.faint());

    /** The line with a sign under each character: what it was taken for. */
    private String signs(String line) {
        var shown = colours.coloured(line);
        assertThat(shown.toString()).as("nothing is added or lost").isEqualTo(line);
        var signs = new StringBuilder();
        for (int i = 0; i < shown.length(); i++) {
            signs.append(sign(shown.styleAt(i)));
        }
        return signs.toString();
    }

    private static char sign(AttributedStyle style) {
        if (style.equals(AttributedStyle.DEFAULT)) {
            return '.';
        }
        if (style.equals(AttributedStyle.DEFAULT.bold())) {
            return 'C';
        }
        if (style.equals(AttributedStyle.DEFAULT.faint())) {
            return '#';
        }
        if (style.equals(AttributedStyle.DEFAULT.foreground(Ink.CYAN))) {
            return 'o';
        }
        if (style.equals(AttributedStyle.DEFAULT.foreground(Ink.GREEN))) {
            return 't';
        }
        return style.equals(AttributedStyle.DEFAULT.foreground(Ink.MAGENTA)) ? 'v' : 'O';
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '\0',
            value = {
                "docker run -d --name=web nginx|CCCCCC.....oo.oooooo..........",
                "eval \"$(docker-machine env m)\"|CCCC....CCCCCCCCCCCCCC.......t",
                "A=1 ls 'a b' # why|vv. CC ttttt #####",
                "echo $HOME;ls|CCCC.vvvvv.CC",
                "check|OOOOO",
                "echo a#b|CCCC....",
            })
    void should_tell_the_parts_of_a_line(String line, String expected) {
        assertThat(signs(line)).isEqualTo(expected.replace(' ', '.'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "'", "\"", "\"$(", "${", "\\", "日本語 -あ \u001b[31m", "a\nb", "$$$", "\"\\", "((((#"})
    void should_show_every_line_as_it_is(String line) {
        assertThat(signs(line)).hasSize(line.length());
    }

    @Test
    void should_not_be_slow_on_a_very_long_line() {
        assertThat(signs("\"".repeat(20_001) + "$(x ".repeat(5_000))).hasSize(40_001);
    }
}
