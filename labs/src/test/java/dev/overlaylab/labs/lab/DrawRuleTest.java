package dev.overlaylab.labs.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawRuleTest {
    @Test
    void should_count_through_all_values_the_first_field_last() {
        var rule = DrawRule.read("{red|blue}-{8..10}").orElseThrow();

        assertThat(rule.count()).isEqualTo(6);
        assertThat(IntStream.range(0, 7).mapToObj(it -> rule.value(BigInteger.valueOf(it))))
                .containsExactly("red-8", "red-9", "red-10", "blue-8", "blue-9", "blue-10", "red-8");
    }

    @Test
    void should_draw_every_value_it_counts_and_no_other() {
        var rule = DrawRule.read("10.{0..3}.{1|7}.0/24").orElseThrow();

        assertThat(IntStream.range(0, 8).mapToObj(it -> rule.value(BigInteger.valueOf(it))))
                .doesNotHaveDuplicates()
                .allMatch(rule::draws);
        assertThat(rule.draws("10.4.1.0/24")).isFalse();
        assertThat(rule.draws("10x0.1.0/24")).isFalse();
    }

    @Test
    void should_give_samples_with_every_choice() {
        assertThat(DrawRule.read("{a|b}{1..2}").orElseThrow().samples()).containsExactlyInAnyOrder("a1", "b1", "a2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-net",
                "{}",
                "{one}",
                "{3..1}",
                "{3..3}",
                "{a|}",
                "{|a}",
                "{a||b}",
                "{a|b",
                "a}{b|c}",
                "{{a|b}}",
                "{1..99999}",
                "{1...3}",
                "{-1..3}"
            })
    void should_refuse_what_nothing_can_be_drawn_by(String written) {
        assertThat(DrawRule.read(written)).isEmpty();
    }
}
