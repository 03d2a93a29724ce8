package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InkTest {
    private static final Pattern COLOUR = Pattern.compile("38;5;([0-9]+)");

    @ParameterizedTest
    @EnumSource(Style.class)
    void should_use_no_colour_that_a_terminal_makes_up_itself(Style style) {
        var rest = COLOUR.matcher(style.attributes()).replaceAll("");

        assertThat(Arrays.stream(rest.split(";")))
                .as("bold and underlined are no colours")
                .isSubsetOf("", "1", "4");
    }

    @Test
    void should_stand_out_from_white_and_from_black() throws Exception {
        // given
        var colours = new ArrayList<Integer>();
        for (var field : Ink.class.getFields()) {
            colours.add(field.getInt(null));
        }

        // then
        assertThat(colours).hasSize(5).doesNotHaveDuplicates().allSatisfy(colour -> {
            assertThat(contrast(luminance(colour), 1)).as("%s on white", colour).isGreaterThanOrEqualTo(3.99);
            assertThat(contrast(luminance(colour), 0)).as("%s on black", colour).isGreaterThanOrEqualTo(3.99);
        });
        for (var style : Style.values()) {
            COLOUR.matcher(style.attributes())
                    .results()
                    .forEach(it -> assertThat(colours).as(style.name()).contains(Integer.valueOf(it.group(1))));
        }
    }

    /** WCAG 2.2: pure green is lost on white, grey 767676 is the lightest that everybody can read on it. */
    @ParameterizedTest
    @CsvSource({"46, 1.37, 15.30", "243, 4.54, 4.62", "231, 1, 21", "21, 8.59, 2.44"})
    void should_be_measured_as_the_guidelines_say(int colour, double onWhite, double onBlack) {
        assertThat(contrast(luminance(colour), 1)).isEqualTo(onWhite, within(0.01));
        assertThat(contrast(luminance(colour), 0)).isEqualTo(onBlack, within(0.01));
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int colour) {
        var parts = rgb(colour).stream()
                .map(it -> it / 255.0)
                .map(it -> it <= 0.04045 ? it / 12.92 : Math.pow((it + 0.055) / 1.055, 2.4))
                .toList();
        return 0.2126 * parts.get(0) + 0.7152 * parts.get(1) + 0.0722 * parts.get(2);
    }

    /** Of a terminal's 256 colours: a cube of six by six by six, then greys. */
    private static List<Integer> rgb(int colour) {
        assertThat(colour)
                .as("the first sixteen differ from terminal to terminal")
                .isBetween(16, 255);
        if (colour >= 232) {
            int grey = 8 + 10 * (colour - 232);
            return List.of(grey, grey, grey);
        }
        int cube = colour - 16;
        return List.of(step(cube / 36), step(cube / 6 % 6), step(cube % 6));
    }

    private static int step(int of) {
        return of == 0 ? 0 : 55 + 40 * of;
    }
}
