package dev.overlaylab.shell.grade.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.world.World;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.result.StudentGrade.State;
import dev.overlaylab.shell.grade.rubric.LatePolicy;
import dev.overlaylab.shell.grade.rubric.Points;
import dev.overlaylab.shell.grade.rubric.Rubric;
import dev.overlaylab.shell.grade.rubric.Worth;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradingTest {
    private static final Subject ALICE = Subject.of("alice", Language.JA, Lab.Variant.DOCUMENTED);
    private final Grading usual = new Grading(ClassWorld.LAB, Rubric.USUAL);

    @Test
    void should_give_all_points_for_a_finished_lab() {
        // when
        var grade = usual.grade(ALICE, ClassWorld.recorded(ClassWorld.right()));

        // then
        assertThat(grade.checks())
                .hasSize(ClassWorld.CHECKS)
                .allSatisfy(it -> assertThat(it.outcome())
                        .as("%s %s", it.check(), it.findings())
                        .isEqualTo(Outcome.PASS));
        assertThat(grade.state()).isEqualTo(State.GRADED);
        assertThat(grade.total()).contains(Points.of(ClassWorld.CHECKS));
    }

    @Test
    void should_take_points_for_what_is_wrong_and_say_why() {
        // when
        var grade = usual.grade(ALICE, ClassWorld.recorded(ClassWorld.wrongSubnet()));

        // then
        assertThat(grade.checks().stream().filter(it -> it.outcome() == Outcome.FAIL))
                .extracting(CheckGrade::check, CheckGrade::cause)
                .containsExactly(
                        tuple("one-overlay", "network.subnet-differs"),
                        tuple("web-interfaces", "interface.absent"),
                        tuple("client-interfaces", "interface.absent"));
        assertThat(grade.total()).contains(Points.of(ClassWorld.CHECKS - 3));
    }

    @Test
    void should_give_nobody_zero_for_machines_that_cannot_be_reached() {
        // when
        var grade = usual.grade(ALICE, ClassWorld.recorded(ClassWorld.dead()));

        // then
        assertThat(grade.state()).isEqualTo(State.NEEDS_A_PERSON);
        assertThat(grade.total()).isEmpty();
        assertThat(grade.checks()).allSatisfy(it -> assertThat(it.points()).isEmpty());
        assertThat(grade.unjudged().orElseThrow().cause()).isEqualTo("cannot.unreachable");
    }

    @Test
    void should_keep_a_grade_open_when_one_machine_of_several_is_silent() {
        // given
        var world = ClassWorld.right();
        world.silent(World.DEMO1, Cause.UNREACHABLE, "no route to host");

        // when
        var grade = usual.grade(ALICE, ClassWorld.recorded(world));

        // then
        assertThat(grade.count(Outcome.PASS)).isPositive();
        assertThat(grade.total()).isEmpty();
    }

    @Test
    void should_judge_a_recording_as_the_machines_were_judged() {
        for (var world : List.of(ClassWorld.right(), ClassWorld.wrongSubnet(), ClassWorld.dead())) {
            // given
            var live = usual.grade(ALICE, new Runner(world).run(usual.checks()));

            // when
            var again = usual.grade(ALICE, ClassWorld.recorded(world));

            // then
            assertThat(again).isEqualTo(live);
        }
    }

    @Test
    void should_not_make_up_what_was_not_recorded() {
        // when
        var grade = usual.grade(ALICE, new Observations(Map.of()));

        // then
        assertThat(grade.checks())
                .hasSize(ClassWorld.CHECKS)
                .allSatisfy(it -> assertThat(it.cause()).isEqualTo("cannot.not-observed"));
    }

    @Test
    void should_judge_all_that_a_recording_holds_when_newer_checks_ask_for_more() {
        // given: one question that nobody asked then
        var recorded = new HashMap<>(ClassWorld.recorded(ClassWorld.right()).byProbe());
        var unasked = recorded.keySet().stream()
                .filter(it -> it.question().contains("/status/leader"))
                .findFirst()
                .orElseThrow();
        recorded.remove(unasked);

        // when
        var grade = usual.grade(ALICE, new Observations(recorded));

        // then
        assertThat(grade.checks())
                .filteredOn(it -> !it.cause().isEmpty())
                .extracting(CheckGrade::check, CheckGrade::cause)
                .containsExactly(tuple("consul-leads", "cannot.not-observed"));
    }

    @Test
    void should_leave_a_check_without_a_result_open() {
        // when
        var grade = usual.grade(ALICE, List.of());

        // then
        assertThat(grade.total()).isEmpty();
        assertThat(grade.checks()).allSatisfy(it -> assertThat(it.cause()).isEqualTo("cannot.not-observed"));
    }

    @Test
    void should_grade_by_the_rubric() {
        // given
        var rubric = new Rubric(
                Points.of(1),
                Map.of("04-application", Points.of(2)),
                Map.of("one-overlay", new Worth(Points.of(5), Map.of("network.subnet-differs", 50))),
                LatePolicy.NONE);

        // when
        var grade = new Grading(ClassWorld.LAB, rubric).grade(ALICE, ClassWorld.recorded(ClassWorld.wrongSubnet()));

        // then
        var applications = ClassWorld.LAB.steps().get(3).checks().size();
        var of = ClassWorld.CHECKS - 1 - applications + 2L * applications + 5;
        assertThat(grade.of()).isEqualTo(Points.of(of));
        assertThat(grade.total().orElseThrow()).hasToString(Long.toString(of - 6) + ".5");
    }

    @Test
    void should_grade_the_same_verdicts_by_another_rubric() {
        // given
        var earlier = usual.grade(ALICE, ClassWorld.recorded(ClassWorld.wrongSubnet()));
        var doubled = new Grading(ClassWorld.LAB, new Rubric(Points.of(2), Map.of(), Map.of(), LatePolicy.NONE));

        // when
        var again = doubled.again(earlier);

        // then
        assertThat(again).isEqualTo(doubled.grade(ALICE, ClassWorld.recorded(ClassWorld.wrongSubnet())));
        assertThat(usual.again(again)).isEqualTo(earlier);
    }

    @Test
    void should_take_off_for_lateness() {
        // given
        var late = new Grading(ClassWorld.LAB, Rubric.USUAL.with(LatePolicy.of("25%/day,most=50%")));
        var right = ClassWorld.recorded(ClassWorld.right());

        // when
        var inTime = late.grade(ALICE, right);
        var aDay = late.grade(ALICE.late(Duration.ofHours(2)), right);
        var aWeek = late.grade(ALICE.late(Duration.ofDays(7)), right);

        // then
        assertThat(inTime.total()).contains(Points.of(12));
        assertThat(aDay.total()).contains(Points.of(9));
        assertThat(aWeek.total()).contains(Points.of(6));
    }

    @Test
    void should_not_let_a_host_fill_the_graders_disk() {
        // given
        var huge = "x".repeat(5_000_000);
        var finding = new Finding("network.absent", huge, huge, huge, Map.of("detail", huge));
        var check = usual.checks().get(0);
        var result = new CheckResult(check.id(), check.title(), Verdict.fail(Collections.nCopies(10_000, finding)));

        // when
        var grade = usual.grade(ALICE, List.of(result));

        // then
        assertThat(GradeJson.write(grade).length()).isLessThan(500_000);
        assertThat(usual.again(grade)).isEqualTo(grade);
    }
}
