package dev.overlaylab.shell.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Step;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.labs.lab.Step.Drill;
import dev.overlaylab.shell.render.ReportJson;
import dev.overlaylab.shell.render.ReportView;
import dev.overlaylab.shell.render.StyledLine;
import dev.overlaylab.shell.report.DrillReport;
import dev.overlaylab.shell.report.RunReport;
import dev.overlaylab.shell.report.Summary.Drills;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A played lab breaks what its drills say, has it noticed, and mends it. */
class DrillPlayerTest {
    private static final Drill LOST = TinyLab.drill("lost-one", List.of("unmake one"), List.of("make one"));
    private final FakeWorkstation workstation = new FakeWorkstation();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private RunReport play(Drill... drills) {
        return play("make one", drills);
    }

    private RunReport play(String command, Drill... drills) {
        Step step = TinyLab.step("s", List.of(new DocumentedCommand("m", command, 0)), new TinyLab.Fact("one"));
        var lab = TinyLab.lab(TinyLab.drilled(step, drills));
        var commentary = new PlayCommentary(
                new PrintStream(told, true, StandardCharsets.UTF_8),
                Catalogue.ofProduct(),
                Language.EN,
                Clock.systemUTC());
        var player = new AutoPlayer(
                lab,
                workstation,
                new Runner(TinyLab.observer(workstation)),
                commentary,
                Clock.systemUTC(),
                Duration.ZERO,
                Duration.ofMinutes(1));
        var report = player.play().report(lab, "fake", Map.of());
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("⟦");
        return report;
    }

    private static List<DrillReport> drills(RunReport report) {
        return report.steps().get(0).drills();
    }

    /** What a person reads, in every language. */
    private static void assertSays(RunReport report, String sign) {
        for (var language : Language.values()) {
            assertThat(new ReportView(Catalogue.ofProduct(), language, 80).run(report))
                    .extracting(StyledLine::toPlain)
                    .anySatisfy(it -> assertThat(it).startsWith(sign).contains("lost-one"))
                    .noneSatisfy(it -> assertThat(it).contains("⟦report"));
        }
    }

    @Test
    void should_break_have_it_noticed_name_and_mend_it_each_in_a_bash_of_its_own() {
        // when
        var report = play(LOST, TinyLab.drill("gone-one", List.of("unmake one"), List.of("make one")));

        // then
        assertThat(report.exitCode()).isZero();
        assertThat(report.summary().drills()).isEqualTo(new Drills(2, 0, 0));
        assertThat(drills(report)).first().satisfies(it -> {
            assertThat(it.outcome()).isEqualTo(Outcome.PASS);
            assertThat(it.noticed().checkId()).isEqualTo("fact-one");
            assertThat(it.noticed().verdict().outcome()).isEqualTo(Outcome.FAIL);
            assertThat(it.suspects()).containsExactly("lost-one", "gone-one");
            assertThat(it.isMended()).isTrue();
        });
        assertThat(workstation.lines)
                .containsExactly(
                        "make one", "(\nunmake one\n)", "(\nmake one\n)", "(\nunmake one\n)", "(\nmake one\n)");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("Drill lost-one", "$ unmake one", "fits: lost-one, gone-one", "Mended: 1 of 1");
        assertSays(report, "✔");
        assertThat(new ReportJson(Catalogue.ofProduct(), Language.JA).of(report))
                .containsSubsequence(
                        "\"drills\" : [ {", "\"id\" : \"lost-one\"", "\"outcome\" : \"PASS\"", "unmake one");
    }

    @Test
    void should_fail_what_is_not_noticed_and_mend_it_all_the_same() {
        // when
        var report = play(TinyLab.drill("lost-one", List.of("make other"), List.of("unmake other")), LOST);

        // then
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.summary().drills()).isEqualTo(new Drills(1, 1, 0));
        assertThat(workstation.facts).containsExactly("one");
        assertSays(report, "✘");
    }

    @Test
    void should_not_take_another_reason_for_it() {
        // when
        var report = play(TinyLab.drill(
                "lost-one", List.of("unmake one", "make another store"), List.of("unmake another store", "make one")));

        // then
        assertThat(drills(report)).singleElement().satisfies(it -> {
            assertThat(it.isNamed()).isFalse();
            assertThat(it.noticed().verdict().outcome()).isEqualTo(Outcome.FAIL);
        });
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void should_fail_what_is_not_mended_and_begin_no_other_on_it() {
        // when
        var report = play(TinyLab.drill("lost-one", List.of("unmake one"), List.of("make other")), LOST);

        // then
        assertThat(drills(report))
                .singleElement()
                .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.FAIL));
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.regressions())
                .singleElement()
                .satisfies(it -> assertThat(it.commands()).containsExactly("unmake one", "make other"));
        assertSays(report, "✘");
    }

    @Test
    void should_fail_a_line_that_does_not_end_with_0() {
        // when
        var report = play(TinyLab.drill("lost-one", List.of("nonsense"), List.of("make one")));

        // then
        assertThat(drills(report))
                .singleElement()
                .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.FAIL));
        assertThat(report.summary().unexpectedExits()).isZero();
        assertThat(report.exitCode()).isEqualTo(1);
        assertSays(report, "✘");
    }

    @Test
    void should_say_nothing_of_what_it_could_not_see() {
        // when
        var report = play(TinyLab.drill(
                "lost-one", List.of("unmake one", "make silence"), List.of("unmake silence", "make one")));

        // then
        assertThat(drills(report))
                .singleElement()
                .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.CANNOT_CHECK));
        assertThat(report.summary().drills()).isEqualTo(new Drills(0, 0, 1));
        assertThat(report.exitCode()).isEqualTo(2);
        assertSays(report, "?");
    }

    @Test
    void should_drill_only_in_a_finished_step() {
        // when
        var report = play("make other", LOST);

        // then
        assertThat(drills(report)).isEmpty();
        assertThat(workstation.lines).containsExactly("make other");
    }
}
