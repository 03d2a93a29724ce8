package dev.overlaylab.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.of(Map.of(
            Language.EN,
            Map.of(
                    "plain", "Don't wait.",
                    "port", "Port {port} is taken by {who}.",
                    "machines", "{count, plural, one {# machine} other {# machines}}; {count} in figures",
                    "around", "<{inner}>",
                    "braces", "docker ps --format '{{.Names}}' on {host}"),
            Language.JA,
            Map.of("machines", "マシン {count, plural, other {# 台}}（{count}）", "plain", "待たないでください。")));

    @Test
    void should_say_a_message_in_the_language_asked_for() {
        assertThat(CATALOGUE.say(Language.EN, Text.of("plain"))).isEqualTo("Don't wait.");
        assertThat(CATALOGUE.say(Language.JA, Text.of("plain"))).isEqualTo("待たないでください。");
    }

    @Test
    void should_print_a_plain_number_as_it_is_and_count_in_the_language() {
        assertThat(CATALOGUE.say(Language.EN, Text.of("port", "port", 2376, "who", "dockerd")))
                .isEqualTo("Port 2376 is taken by dockerd.");
        assertThat(CATALOGUE.say(Language.EN, Text.of("machines", "count", 1))).isEqualTo("1 machine; 1 in figures");
        assertThat(CATALOGUE.say(Language.EN, Text.of("machines", "count", 1200)))
                .isEqualTo("1,200 machines; 1200 in figures");
        assertThat(CATALOGUE.say(Language.JA, Text.of("machines", "count", 3))).isEqualTo("マシン 3 台（3）");
    }

    @Test
    void should_say_a_text_inside_a_text_in_the_same_language() {
        assertThat(CATALOGUE.say(Language.EN, Text.of("around", "inner", Text.of("machines", "count", 2))))
                .isEqualTo("<2 machines; 2 in figures>");
    }

    @Test
    void should_keep_quoted_braces() {
        assertThat(CATALOGUE.say(Language.EN, Text.of("braces", "host", "mhs-demo0")))
                .isEqualTo("docker ps --format {{.Names}} on mhs-demo0");
    }

    @Test
    void should_show_what_is_missing_instead_of_failing() {
        assertThat(CATALOGUE.say(Language.ZH, Text.of("nobody.wrote-it", "a", 1)))
                .isEqualTo("⟦nobody.wrote-it {a=1}⟧");
        assertThat(CATALOGUE.say(Language.EN, Text.of("port", "port", 1))).isEqualTo("Port 1 is taken by {who}.");
        assertThat(CATALOGUE.say(Language.EN, Text.of("machines", "count", "many")))
                .startsWith("⟦");
    }

    @Test
    void should_let_no_argument_command_the_terminal() {
        assertThat(CATALOGUE.say(Language.EN, Text.of("port", "port", "\u001b[2J", "who", "a'{b}'\u202ec")))
                .isEqualTo("Port ␛[2J is taken by a'{b}'<U+202E>c.");
    }

    @Test
    void should_keep_what_a_problem_says_and_how_to_go_on() {
        var catalogue =
                Catalogue.of(Map.of(Language.EN, Map.of("problem.x", "No {what}.", "problem.x.next", "Get {what}.")));
        var problem = Problem.of("problem.x", "what", "disk");
        assertThat(catalogue.say(Language.EN, problem.text())).isEqualTo("No disk.");
        assertThat(catalogue.sayNext(Language.EN, problem.text())).isEqualTo("Get disk.");
        assertThat(catalogue.knows(Language.EN, "problem.x")).isTrue();
        assertThat(catalogue.knows(Language.JA, "problem.x")).isFalse();
    }

    @Test
    void should_load_the_products_messages_in_every_language() {
        var product = Catalogue.ofProduct();
        for (var language : Language.values()) {
            assertThat(product.say(language, Text.of("launcher.building")))
                    .as(language.tag())
                    .doesNotContain("⟦")
                    .contains("overlaylab");
        }
    }

    @Test
    void should_refuse_numbered_arguments() {
        assertThatThrownBy(() -> MessagePhrase.argumentNames("a {0}")).isInstanceOf(IllegalArgumentException.class);
        assertThat(MessagePhrase.argumentNames("{n, plural, other {{inner} of #}} {b}"))
                .containsExactly("b", "inner", "n");
    }
}
