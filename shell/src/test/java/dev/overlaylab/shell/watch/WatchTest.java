package dev.overlaylab.shell.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.journal.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final CheckResult RED =
            result(Verdict.fail(List.of(Finding.of("network.absent", "mhs-demo1", "my-net", ""))));
    private static final CheckResult BLIND =
            result(Verdict.cannotCheck(Reason.CANNOT_TIMED_OUT.at("mhs-demo1", "", "", Map.of())));

    private static CheckResult result(Verdict verdict) {
        return new CheckResult("one", Text.of("report.nothing"), verdict);
    }

    private static Entry judged(int second, String outcome) {
        return new Entry.Judged(at(second), "first", List.of(new Entry.Judgement("one", outcome, List.of())));
    }

    private static Entry ran(int second, String line) {
        return new Entry.Ran(at(second), "second", line, 0, 1, "");
    }

    private static String at(int second) {
        return "2026-01-01T00:00:0" + second + "Z";
    }

    @Test
    void should_name_what_was_typed_between_the_last_green_and_the_first_red() {
        // given
        var watch = new Watch(List.of(
                ran(1, "before"),
                judged(2, "PASS"),
                ran(3, "docker network rm my-net"),
                judged(4, "FAIL"),
                ran(5, "after")));

        // when
        var regressions = watch.regressions("first", List.of(RED), at(6));

        // then
        assertThat(regressions).singleElement().satisfies(it -> {
            assertThat(it.lastGreen()).isEqualTo(at(2));
            assertThat(it.firstRed()).isEqualTo(at(4));
            assertThat(it.commands()).containsExactly("docker network rm my-net");
            assertThat(it.step()).isEqualTo("first");
            assertThat(it.result()).isEqualTo(RED);
        });
    }

    @Test
    void should_call_it_red_from_now_on_when_nobody_had_seen_it_before() {
        var regressions = new Watch(List.of(judged(2, "PASS"), ran(3, "x"), ran(4, "y")))
                .regressions("first", List.of(RED), at(6));

        assertThat(regressions).singleElement().satisfies(it -> {
            assertThat(it.firstRed()).isEqualTo(at(6));
            assertThat(it.commands()).containsExactly("x", "y");
        });
    }

    @Test
    void should_count_from_the_last_time_it_was_green() {
        var journal = List.of(
                judged(1, "PASS"),
                ran(2, "break"),
                judged(3, "FAIL"),
                ran(4, "mend"),
                judged(5, "PASS"),
                ran(6, "again"));

        assertThat(new Watch(journal).regressions("first", List.of(RED), at(7)))
                .singleElement()
                .satisfies(it -> assertThat(it.commands()).containsExactly("again"));
    }

    @Test
    void should_say_nothing_of_what_was_never_green_or_cannot_be_seen() {
        assertThat(new Watch(List.of(judged(1, "FAIL"), judged(2, "CANNOT_CHECK")))
                        .regressions("first", List.of(RED), at(3)))
                .isEmpty();
        assertThat(new Watch(List.of(judged(1, "PASS"))).regressions("first", List.of(BLIND), at(3)))
                .isEmpty();
        assertThat(new Watch(List.of(judged(1, "PASS"), judged(2, "CANNOT_CHECK"))).last("one"))
                .contains("CANNOT_CHECK");
        assertThat(new Watch(List.of(judged(1, "PASS"))).wasGreen("other")).isFalse();
    }
}
