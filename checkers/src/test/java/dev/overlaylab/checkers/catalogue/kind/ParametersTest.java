package dev.overlaylab.checkers.catalogue.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.fact.Subnet;
import dev.overlaylab.i18n.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to read a parameter: what is there, what stands for it when it is not, and what is refused. */
class ParametersTest {
    private static final String KEY = "it";
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");

    private static Parameters with(Object value) {
        return new Parameters("type", "mine", Map.of(KEY, value), Set.of(KEY, "other"));
    }

    private static Parameters none() {
        return new Parameters("type", "mine", Map.of(), Set.of(KEY, "other"));
    }

    static Stream<Arguments> readings() {
        return Stream.of(
                reading("n0.example_1-a", it -> it.name(KEY), "n0.example_1-a"),
                reading("n0", it -> it.name(KEY, "n1"), "n0"),
                reading("n0", it -> it.nameOtherThan(KEY, "n1"), "n0"),
                reading("n0", it -> it.nameOtherThan(KEY, "n2", "n1"), "n0"),
                reading(List.of("b", "a"), it -> it.names(KEY), List.of("b", "a")),
                reading(List.of("b", "a"), it -> it.names(KEY, List.of("c")), List.of("b", "a")),
                reading("two words", it -> it.text(KEY, "x"), "two words"),
                reading("", it -> it.text(KEY, ""), ""),
                reading("b", it -> it.oneOf(KEY, "a", List.of("a", "b")), "b"),
                reading(1, it -> it.number(KEY, 5, 1, 9), 1),
                reading(9, it -> it.number(KEY, 5, 1, 9), 9),
                reading("/v1/kv?keys", it -> it.path(KEY), "/v1/kv?keys"),
                reading("a+", it -> it.pattern(KEY, "b").pattern(), "a+"),
                reading("3.16", it -> it.matching(KEY, "4.0", VERSION, "3.16"), "3.16"),
                reading(List.of(1, 9), it -> it.numbers(KEY, List.of(5), 1, 9), List.of(1, 9)),
                reading(List.of(), it -> it.numbers(KEY, List.of(5), 1, 9), List.of()),
                reading(List.of("a", "a"), it -> it.placements(KEY, 2), List.of("a", "a")),
                reading("10.0.9.0/24", it -> it.subnet(KEY), Subnet.of("10.0.9.0/24")),
                reading("10.0.9.0/31", it -> it.subnet(KEY), Subnet.of("10.0.9.0/31")));
    }

    private static Arguments reading(Object written, Function<Parameters, Object> reads, Object expected) {
        return Arguments.of(written, reads, expected);
    }

    @ParameterizedTest
    @MethodSource("readings")
    void should_read_what_was_written(Object written, Function<Parameters, Object> reads, Object expected) {
        assertThat(reads.apply(with(written))).isEqualTo(expected);
    }

    @Test
    void should_take_the_default_for_what_was_left_out() {
        assertThat(none().name(KEY, "n1")).isEqualTo("n1");
        assertThat(none().nameOtherThan(KEY, "n2", "n2")).isEqualTo("n2");
        assertThat(none().names(KEY, List.of("c"))).containsExactly("c");
        assertThat(none().text(KEY, "x")).isEqualTo("x");
        assertThat(none().oneOf(KEY, "a", List.of("a", "b"))).isEqualTo("a");
        assertThat(none().number(KEY, 5, 1, 9)).isEqualTo(5);
        assertThat(none().path(KEY)).isEqualTo("/");
        assertThat(none().pattern(KEY, "b").pattern()).isEqualTo("b");
        assertThat(none().matching(KEY, "4.0", VERSION, "3.16")).isEqualTo("4.0");
        assertThat(none().numbers(KEY, List.of(5), 1, 9)).containsExactly(5);
        assertThat(none().placements(KEY, 2)).isEmpty();
        assertThat(none().subnet(KEY)).isEmpty();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("a b", it -> it.name(KEY), "NAME", "a b"),
                mistake("-rf", it -> it.name(KEY), "NAME", "-rf"),
                mistake("a".repeat(64), it -> it.name(KEY), "NAME", "a".repeat(64)),
                mistake(List.of("a"), it -> it.name(KEY, "b"), "NAME", "[a]"),
                mistake("n1", it -> it.nameOtherThan(KEY, "n1"), "≠ n1", "n1"),
                mistake("n1", it -> it.nameOtherThan(KEY, "n2", "n1"), "≠ n1", "n1"),
                mistake("a", it -> it.names(KEY), "[NAME, …]", "a"),
                mistake(List.of(), it -> it.names(KEY, List.of("c")), "[NAME, …]", "[]"),
                mistake(List.of("a", "a"), it -> it.names(KEY), "[NAME, …]", "[a, a]"),
                mistake(List.of("a", " "), it -> it.names(KEY), "NAME", " "),
                mistake(" ", it -> it.text(KEY, "x"), "TEXT", " "),
                mistake(5, it -> it.text(KEY, ""), "TEXT", "5"),
                mistake("c", it -> it.oneOf(KEY, "a", List.of("a", "b")), "a | b", "c"),
                mistake(0, it -> it.number(KEY, 5, 1, 9), "1–9", "0"),
                mistake(10, it -> it.number(KEY, 5, 1, 9), "1–9", "10"),
                mistake("5", it -> it.number(KEY, 5, 1, 9), "1–9", "5"),
                mistake("v1", it -> it.path(KEY), "/PATH", "v1"),
                mistake("/a b", it -> it.path(KEY), "/PATH", "/a b"),
                mistake("/$(id)\n", it -> it.path(KEY), "/PATH", "/$(id)\n"),
                mistake("(", it -> it.pattern(KEY, "b"), "REGEX", "("),
                mistake("3", it -> it.matching(KEY, "4.0", VERSION, "3.16"), "3.16", "3"),
                mistake(List.of(0), it -> it.numbers(KEY, List.of(5), 1, 9), "[1–9, …]", "[0]"),
                mistake(List.of(1, 10), it -> it.numbers(KEY, List.of(5), 1, 9), "[1–9, …]", "[1, 10]"),
                mistake(List.of("1"), it -> it.numbers(KEY, List.of(5), 1, 9), "[1–9, …]", "[1]"),
                mistake(List.of(1, 1), it -> it.numbers(KEY, List.of(5), 1, 9), "[1–9, …]", "[1, 1]"),
                mistake(5, it -> it.numbers(KEY, List.of(5), 1, 9), "[1–9, …]", "5"),
                mistake(List.of("a"), it -> it.placements(KEY, 2), "[NAME × 2]", "[a]"),
                mistake("a", it -> it.placements(KEY, 1), "[NAME × 1]", "a"),
                mistake(List.of("a", ""), it -> it.placements(KEY, 2), "NAME", ""),
                mistake("10.0.9.1/32", it -> it.subnet(KEY), "10.0.9.0/24", "10.0.9.1/32"),
                mistake("fd00::/64", it -> it.subnet(KEY), "10.0.9.0/24", "fd00::/64"));
    }

    private static Arguments mistake(
            Object written, Function<Parameters, Object> reads, String expected, String actual) {
        return Arguments.of(written, reads, expected, actual);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void should_refuse_what_is_not_as_it_must_be(
            Object written, Function<Parameters, Object> reads, String expected, String actual) {
        assertThatThrownBy(() -> reads.apply(with(written))).isInstanceOfSatisfying(Problem.class, it -> {
            assertThat(it.text().key()).isEqualTo("problem.check.wrong-parameter");
            assertThat(it.text().arguments())
                    .containsEntry("id", "mine")
                    .containsEntry("type", "type")
                    .containsEntry("parameter", KEY)
                    .containsEntry("expected", expected)
                    .containsEntry("actual", actual);
        });
    }

    @Test
    void should_refuse_what_is_missing_and_what_nobody_knows() {
        assertThatThrownBy(() -> none().name(KEY))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.text().key()).isEqualTo("problem.check.missing-parameter"));
        assertThatThrownBy(() -> new Parameters("type", "mine", Map.of("y", 1, "x", 1), Set.of("b", "a")))
                .isInstanceOfSatisfying(Problem.class, it -> {
                    assertThat(it.text().key()).isEqualTo("problem.check.unknown-parameter");
                    assertThat(it.text().arguments())
                            .containsEntry("parameter", "x")
                            .containsEntry("valid", "a, b");
                });
    }

    @Test
    void should_tell_how_each_was_read() {
        // given
        var imagined = new Parameters("type", Set.of());

        // when
        imagined.name("name");
        imagined.names("names");
        imagined.matching("version", "4.0", VERSION, "3.16");
        imagined.pattern("pattern", "b+");
        imagined.numbers("ports", List.of(5, 6), 1, 9);
        imagined.placements("on", 2);
        imagined.subnet("subnet");
        imagined.number("name", 1, 0, 2);

        // then
        assertThat(imagined.read())
                .containsExactly(
                        new Parameter("name", "NAME", Optional.empty()),
                        new Parameter("names", "[NAME, …]", Optional.empty()),
                        new Parameter("version", "3.16", Optional.of("4.0")),
                        new Parameter("pattern", "REGEX", Optional.of("b+")),
                        new Parameter("ports", "[1–9, …]", Optional.of("5, 6")),
                        new Parameter("on", "[NAME, …]", Optional.of("")),
                        new Parameter("subnet", "SUBNET", Optional.of("")));
    }
}
