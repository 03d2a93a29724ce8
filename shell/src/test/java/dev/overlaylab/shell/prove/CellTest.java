package dev.overlaylab.shell.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.lab.Step.Sabotage;
import dev.overlaylab.shell.prove.Cell.State;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CellTest {
    private static final String ABSENT = "network.absent";
    private static final String DRIVER = "network.driver-differs";
    private static final String SCOPE = "network.scope-differs";
    private static final String BROKEN_HOP = "path.gossip-blocked";
    private static final String SILENT = "cannot.engine-down";

    private static CheckResult result(Verdict verdict) {
        return new CheckResult("c", Text.of("check.x"), verdict);
    }

    private static CheckResult failed(String... reasons) {
        return result(Verdict.fail(
                Stream.of(reasons).map(it -> Finding.of(it, "m1", "", "")).toList()));
    }

    private static CheckResult silent() {
        return result(Verdict.cannotCheck(Finding.of(SILENT, "m1", "", "")));
    }

    private static final CheckResult PASSED = result(Verdict.pass());

    private static State red(CheckResult result, String... declared) {
        return Cell.red(result, List.of(declared)).state();
    }

    private static State sabotaged(CheckResult result, String... also) {
        var sabotage = new Sabotage("s", List.of("x"), "c", DRIVER, List.of(also), List.of("y"));
        return Cell.sabotaged(result, sabotage).state();
    }

    @Test
    void should_take_any_known_failure_before_a_step_unless_some_are_declared() {
        assertThat(red(failed(ABSENT, SCOPE))).isEqualTo(State.AS_DECLARED);
        assertThat(red(failed(ABSENT), ABSENT, SCOPE)).isEqualTo(State.AS_DECLARED);
        assertThat(red(failed(ABSENT, BROKEN_HOP), ABSENT)).isEqualTo(State.AS_DECLARED);
        assertThat(red(failed(SCOPE), ABSENT)).isEqualTo(State.WRONG);
        assertThat(red(failed(ABSENT, SCOPE), ABSENT)).isEqualTo(State.WRONG);
        assertThat(red(failed("no.such-reason"))).isEqualTo(State.WRONG);
    }

    @Test
    void should_never_take_a_pass_before_a_step() {
        assertThat(red(PASSED)).isEqualTo(State.WRONG);
        assertThat(red(PASSED, ABSENT)).isEqualTo(State.WRONG);
    }

    @Test
    void should_take_silence_before_a_step_only_when_it_is_declared() {
        assertThat(red(silent())).isEqualTo(State.CANNOT_CHECK);
        assertThat(red(silent(), ABSENT)).isEqualTo(State.CANNOT_CHECK);
        assertThat(red(silent(), ABSENT, SILENT)).isEqualTo(State.AS_DECLARED);
    }

    @Test
    void should_take_nothing_but_a_pass_after_a_step() {
        assertThat(Cell.green(PASSED).state()).isEqualTo(State.AS_DECLARED);
        assertThat(Cell.green(failed(ABSENT)).state()).isEqualTo(State.WRONG);
        assertThat(Cell.green(silent()).state()).isEqualTo(State.CANNOT_CHECK);
    }

    @Test
    void should_want_exactly_the_declared_reason_of_a_wrong_way() {
        assertThat(sabotaged(failed(DRIVER))).isEqualTo(State.AS_DECLARED);
        assertThat(sabotaged(failed(BROKEN_HOP, DRIVER))).isEqualTo(State.AS_DECLARED);
        assertThat(sabotaged(failed(DRIVER, SCOPE), SCOPE, ABSENT)).isEqualTo(State.AS_DECLARED);
        assertThat(sabotaged(failed(DRIVER, SCOPE))).isEqualTo(State.WRONG);
        assertThat(sabotaged(failed(SCOPE), SCOPE)).isEqualTo(State.WRONG);
        assertThat(sabotaged(PASSED)).isEqualTo(State.WRONG);
        assertThat(sabotaged(silent())).isEqualTo(State.CANNOT_CHECK);
    }

    @Test
    void should_keep_the_worst_of_several_looks() {
        var good = Cell.green(PASSED);
        var bad = Cell.green(failed(ABSENT));
        var silent = Cell.green(silent());

        assertThat(good.worseOf(bad)).isEqualTo(bad);
        assertThat(bad.worseOf(good)).isEqualTo(bad);
        assertThat(silent.worseOf(bad)).isEqualTo(bad);
        assertThat(good.worseOf(silent)).isEqualTo(silent);
        assertThat(Cell.NOT_REACHED.worseOf(good)).isEqualTo(good);
    }
}
