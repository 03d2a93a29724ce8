package dev.overlaylab.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.i18n.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunReportTest {
    private static final Finding FINDING = Finding.of("network.absent", "mhs-demo0", "my-net", "");
    private static final Verdict PASS = Verdict.pass();
    private static final Verdict FAIL = Verdict.fail(List.of(FINDING));
    private static final Verdict CANNOT = Verdict.cannotCheck(FINDING);

    @Test
    void should_exit_0_only_when_something_was_checked_and_all_passed() {
        assertThat(run(step(PASS, PASS)).exitCode()).isZero();
        assertThat(run(step()).exitCode()).isEqualTo(ExitCode.CANNOT_CHECK);
        assertThat(run().exitCode()).isEqualTo(ExitCode.CANNOT_CHECK);
    }

    @Test
    void should_let_a_failure_outweigh_what_could_not_be_checked() {
        assertThat(run(step(PASS, CANNOT)).exitCode()).isEqualTo(2);
        assertThat(run(step(PASS, FAIL)).exitCode()).isEqualTo(1);
        assertThat(run(step(CANNOT), step(FAIL)).exitCode()).isEqualTo(1);
    }

    @Test
    void should_count_the_worse_of_two_verdicts_on_a_check() {
        assertThat(run(step(PASS).judgedAgain(results(FAIL))).exitCode()).isEqualTo(1);
        assertThat(run(step(FAIL).judgedAgain(results(PASS))).exitCode()).isEqualTo(1);
        assertThat(run(step(PASS).judgedAgain(results(CANNOT))).exitCode()).isEqualTo(2);
        assertThat(run(step(FAIL).judgedAgain(results(CANNOT))).summary().failed())
                .isEqualTo(1);
        assertThat(run(step(PASS, PASS).judgedAgain(results(PASS, CANNOT))).summary())
                .isEqualTo(new Summary(1, 0, 1, 0, 0, 0, Summary.Drills.NONE));
    }

    @Test
    void should_fail_a_step_that_was_done_before_it_began() {
        var step = new StepReport(
                "s", Map.of(), List.of(), results(PASS), results(PASS), List.of(), List.of(), Duration.ZERO);
        assertThat(step.provedNothing()).isTrue();
        assertThat(run(step).exitCode()).isEqualTo(1);
        var red = new StepReport(
                "s", Map.of(), List.of(), results(FAIL), results(PASS), List.of(), List.of(), Duration.ZERO);
        assertThat(red.provedNothing()).isFalse();
        assertThat(run(red).exitCode()).isZero();
    }

    @Test
    void should_tell_a_wrong_exit_status_from_one_that_never_came() {
        assertThat(run(withCommand(1, 1)).exitCode()).isZero();
        assertThat(run(withCommand(0, 1)).exitCode()).isEqualTo(1);
        assertThat(run(withCommand(CommandReport.NO_ANSWER, 0)).exitCode()).isEqualTo(2);
    }

    private static StepReport withCommand(int exit, int expected) {
        var command = new CommandReport("docker ps", exit, expected, "", Duration.ZERO);
        return new StepReport(
                "s", Map.of(), List.of(command), List.of(), results(PASS), List.of(), List.of(), Duration.ZERO);
    }

    private static StepReport step(Verdict... verdicts) {
        return new StepReport(
                "s", Map.of(), List.of(), List.of(), results(verdicts), List.of(), List.of(), Duration.ZERO);
    }

    private static List<CheckResult> results(Verdict... verdicts) {
        return IntStream.range(0, verdicts.length)
                .mapToObj(i -> new CheckResult("check-" + i, Text.of("check.x"), verdicts[i]))
                .toList();
    }

    private static RunReport run(StepReport... steps) {
        return new RunReport("lab", Map.of(), "vm", Map.of(), Instant.EPOCH, Duration.ZERO, List.of(steps));
    }
}
