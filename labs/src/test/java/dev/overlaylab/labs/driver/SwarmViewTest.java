package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When engines that came up again know of each other what they should. */
class SwarmViewTest {
    private static final String BOTH = "192.168.99.100 192.168.99.101 ";

    private static List<SwarmView> views(String... answers) {
        return Arrays.stream(answers).map(SwarmView::read).toList();
    }

    private static String member(String... overlays) {
        return "yes\n" + String.join("\n", overlays) + "\n";
    }

    @Test
    void should_have_met_when_all_members_know_the_same_members() {
        var one = member("ingress|i1|" + BOTH + "|");
        var other = member("ingress|i1|192.168.99.101 192.168.99.100 |");

        assertThat(SwarmView.met(views(one, other))).isTrue();
        assertThat(SwarmView.met(views(one, other, "no\n"))).isTrue();
        assertThat(SwarmView.met(views(one, member("ingress|i1|192.168.99.101 |"))))
                .isFalse();
        assertThat(SwarmView.met(views(one, member("ingress|i1||"))))
                .as("does not take part yet")
                .isFalse();
    }

    @Test
    void should_agree_when_each_overlay_has_the_same_names_for_all_that_take_part() {
        var one = member("ingress|i1|" + BOTH + "|", "front|f1|" + BOTH + "|till client ");

        assertThat(SwarmView.agreed(views(one, member("front|f1|" + BOTH + "|client till "))))
                .isTrue();
        assertThat(SwarmView.agreed(views(one, member("front|f1|" + BOTH + "|client "))))
                .as("one name is missing")
                .isFalse();
        assertThat(SwarmView.agreed(views(one, member("front|f1|192.168.99.101 |till client "))))
                .as("one member is missing")
                .isFalse();
        assertThat(SwarmView.agreed(views(one, member("front|f1||"))))
                .as("takes no part")
                .isTrue();
        assertThat(SwarmView.agreed(views(one, member("front|f2|192.168.99.101 |till "))))
                .as("another swarm's overlay of that name")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not-yet\n", "Error response from daemon\n"})
    void should_neither_have_met_nor_agree_while_one_has_not_answered(String answer) {
        assertThat(SwarmView.met(views("no\n", answer))).isFalse();
        assertThat(SwarmView.agreed(views("no\n", answer))).isFalse();
    }

    @Test
    void should_have_nothing_to_wait_for_without_a_swarm() {
        assertThat(SwarmView.met(views("no\n", "no\n"))).isTrue();
        assertThat(SwarmView.agreed(views("no\n", "no\n"))).isTrue();
    }
}
