package dev.overlaylab.checkers.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a finding tells whoever runs a test. */
class FindingTest {
    @Test
    void should_tell_what_was_expected_and_seen_when_there_is_either() {
        assertThat(Reason.CONTAINER_ABSENT.at("n0", "web", "").told()).isEqualTo("""
                There is no container named web on n0. [container.absent]
                  expected: web
                   but was:\s""");
        assertThat(Reason.HOST_NAME_SHARED
                        .at("n0", "", "n1", Map.of("other", "n1"))
                        .told())
                .endsWith("[host.name-shared]\n  expected: \n   but was: n1");
        assertThat(Reason.CANNOT_LOST.at("n0", "", "", Map.of("detail", "x")).told())
                .endsWith("[cannot.lost]");
    }

    @Test
    void should_tell_all_findings_of_a_failure_and_give_them_as_data() {
        // given
        var first = Reason.CONTAINER_ABSENT.at("n0", "web", "");
        var second = Reason.NETWORK_DRIVER_DIFFERS.at("n0", "overlay", "bridge", Map.of("network", "my-net"));

        // when
        var error = new FindingsError("what I wanted", List.of(first, second));

        // then
        assertThat(error.findings()).containsExactly(first, second);
        assertThat(error).hasMessage("[what I wanted] " + first.told() + "\n" + second.told());
        assertThat(error.getExpected().getStringRepresentation()).isEqualTo("web\noverlay");
        assertThat(error.getActual().getStringRepresentation()).isEqualTo("\nbridge");
        assertThat(new FindingsError(List.of(first))).hasMessage(first.told());
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new FindingsError(List.of()));
    }

    @Test
    void should_not_take_a_fault_for_blindness_nor_blindness_for_a_fault() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Reason.CANNOT_LOST.fails("n0", "", ""))
                .withMessageContaining("cannot.lost");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Reason.CONTAINER_ABSENT.cannotCheck("n0", "", "", Map.of()))
                .withMessageContaining("container.absent");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Verdict(Verdict.Outcome.PASS, List.of(Reason.CONTAINER_ABSENT.at("", "", ""))));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Verdict.fail(List.of()));
    }
}
