package dev.overlaylab.shell.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict.Outcome;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.labs.lab.Step.DocumentedCommand;
import dev.overlaylab.shell.render.ReportJson;
import dev.overlaylab.shell.render.ReportView;
import dev.overlaylab.shell.render.StyledLine;
import dev.overlaylab.shell.report.CommandOutput;
import dev.overlaylab.shell.report.CommandReport;
import dev.overlaylab.shell.report.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AutoPlayerTest {
    private final FakeWorkstation workstation = new FakeWorkstation();
    private Duration limit = Duration.ofMinutes(1);
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PlayCommentary commentary = new PlayCommentary(
            new PrintStream(told, true, StandardCharsets.UTF_8), Catalogue.ofProduct(), Language.EN, Clock.systemUTC());

    /** The fifth: before and after each of two steps, and then. */
    private static final int LOOK_AT_THE_END = 5;

    private AutoPlayer player(Lab lab) {
        return new AutoPlayer(
                lab,
                workstation,
                new Runner(TinyLab.observer(workstation)),
                commentary,
                Clock.systemUTC(),
                Duration.ZERO,
                limit);
    }

    private RunReport play(Lab lab) {
        var report = player(lab).play().report(lab, "fake", Map.of());
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("⟦");
        return report;
    }

    private static List<Outcome> outcomes(List<CheckResult> results) {
        return results.stream().map(it -> it.verdict().outcome()).toList();
    }

    @Test
    void should_judge_before_and_after_each_step_and_all_at_the_end() {
        // when
        var report = play(TinyLab.lab());

        // then
        assertThat(report.exitCode()).isZero();
        assertThat(workstation.lines).containsExactly("make one", "make two", "exit 3");
        assertThat(report.steps()).hasSize(2).allSatisfy(step -> {
            assertThat(outcomes(step.before())).containsExactly(Outcome.FAIL);
            assertThat(outcomes(step.checks())).containsExactly(Outcome.PASS);
            assertThat(outcomes(step.atEnd())).containsExactly(Outcome.PASS);
        });
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("Step 2 of 2", "$ make two", "0:00");
    }

    @Test
    void should_fail_when_a_command_ends_otherwise_than_documented_and_play_on() {
        // given
        var lab = TinyLab.lab(TinyLab.step(
                "s",
                List.of(new DocumentedCommand("x", "nonsense", 0), new DocumentedCommand("m", "make one", 0)),
                new TinyLab.Fact("one")));

        // when
        var report = play(lab);

        // then
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.steps().get(0).commands().get(0).exit()).isEqualTo(127);
        assertThat(report.steps().get(0).commands().get(0).output()).isEqualTo("bash: nonsense: command not found\n");
        assertThat(outcomes(report.steps().get(0).checks())).containsExactly(Outcome.PASS);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("127", "command not found");
    }

    @Test
    void should_fail_a_step_that_was_green_before_anything_was_done() {
        // given
        workstation.facts.add("one");

        // when
        var report = play(TinyLab.lab());

        // then
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.steps().get(0).provedNothing()).isTrue();
        assertThat(report.steps().get(1).provedNothing()).isFalse();
    }

    @Test
    void should_fail_when_a_later_step_breaks_an_earlier_one() {
        // given
        var lab = TinyLab.lab(
                TinyLab.step("a", List.of(new DocumentedCommand("m", "make one", 0)), new TinyLab.Fact("one")),
                TinyLab.step(
                        "b",
                        List.of(new DocumentedCommand("m", "make two", 0), new DocumentedCommand("u", "unmake one", 0)),
                        new TinyLab.Fact("two")));

        // when
        var report = play(lab);

        // then
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(outcomes(report.steps().get(0).checks())).containsExactly(Outcome.PASS);
        assertThat(outcomes(report.steps().get(0).atEnd())).containsExactly(Outcome.FAIL);
        assertThat(report.regressions()).singleElement().satisfies(it -> {
            assertThat(it.step()).isEqualTo("a");
            assertThat(it.result().checkId()).isEqualTo("fact-one");
            assertThat(it.commands()).containsExactly("make two", "unmake one");
        });
        for (var language : Language.values()) {
            assertThat(new ReportView(Catalogue.ofProduct(), language, 80).run(report))
                    .extracting(StyledLine::toPlain)
                    .anySatisfy(it -> assertThat(it).contains("unmake one"))
                    .noneSatisfy(it -> assertThat(it).contains("⟦report"));
            assertThat(new ReportJson(Catalogue.ofProduct(), language).of(report))
                    .containsSubsequence("\"regressions\" : [ {", "\"step\" : \"a\"", "fact-one", "\"unmake one\" ]");
        }
    }

    @Test
    void should_know_which_steps_commands_broke_an_earlier_one() {
        // given
        var lab = TinyLab.lab(
                TinyLab.step("a", List.of(new DocumentedCommand("m", "make one", 0)), new TinyLab.Fact("one")),
                TinyLab.step("b", List.of(new DocumentedCommand("u", "unmake one", 0)), new TinyLab.Fact("two")),
                TinyLab.step("c", List.of(new DocumentedCommand("m", "make three", 0)), new TinyLab.Fact("three")));

        // when
        var report = play(lab);

        // then
        assertThat(report.regressions())
                .singleElement()
                .satisfies(it -> assertThat(it.commands()).containsExactly("unmake one"));
    }

    @Test
    void should_look_again_at_the_end_when_a_machine_was_too_busy_to_answer() {
        // given
        var real = TinyLab.observer(workstation);
        var looks = new AtomicInteger();
        var runner = new Runner(
                probes -> looks.incrementAndGet() == LOOK_AT_THE_END ? TinyLab.silence(probes) : real.apply(probes));

        // when
        var player = new AutoPlayer(
                TinyLab.lab(), workstation, runner, commentary, Clock.systemUTC(), Duration.ofSeconds(20), limit);
        var report = player.play().report(TinyLab.lab(), "fake", Map.of());

        // then
        assertThat(looks).hasValue(LOOK_AT_THE_END + 1);
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void should_not_wait_for_what_a_failed_command_did_not_do() {
        // given
        var lab = TinyLab.lab(
                TinyLab.step("s", List.of(new DocumentedCommand("x", "nonsense", 0)), new TinyLab.Fact("one")));
        var looks = new AtomicInteger();
        var real = TinyLab.observer(workstation);
        var runner = new Runner(probes -> {
            looks.incrementAndGet();
            return real.apply(probes);
        });

        // when
        new AutoPlayer(lab, workstation, runner, commentary, Clock.systemUTC(), Duration.ofDays(1), limit).play();

        // then
        assertThat(looks).hasValue(3);
    }

    @Test
    void should_never_pass_what_it_cannot_check() {
        // given
        workstation.facts.add("silence");

        // when
        var report = play(TinyLab.lab());

        // then
        assertThat(report.exitCode()).isEqualTo(2);
    }

    @Test
    void should_report_a_command_whose_answer_was_lost() {
        // given
        var lab =
                TinyLab.lab(TinyLab.step("s", List.of(new DocumentedCommand("d", "drop", 0)), new TinyLab.Fact("one")));

        // when
        var report = play(lab);

        // then
        assertThat(report.steps().get(0).commands().get(0).exit()).isEqualTo(CommandReport.NO_ANSWER);
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void should_stop_the_running_command_and_the_play_when_told_to() throws Exception {
        // given
        var player = player(TinyLab.lab(TinyLab.step(
                "s",
                List.of(new DocumentedCommand("w", "wait", 0), new DocumentedCommand("m", "make one", 0)),
                new TinyLab.Fact("one"))));
        var thrown = new AtomicReference<Throwable>();
        var playing = new Thread(player::play);
        playing.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        playing.start();
        assertThat(workstation.running.await(10, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();

        // when
        player.stop(playing);
        playing.join(10_000);

        // then
        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(workstation.lines).containsExactly("wait");
    }

    @Test
    void should_end_a_command_that_never_ends_say_so_and_play_on() {
        // given
        limit = Duration.ofMillis(300);
        var lab = TinyLab.lab(TinyLab.step(
                "s",
                List.of(new DocumentedCommand("w", "wait", 0), new DocumentedCommand("m", "make one", 0)),
                new TinyLab.Fact("one")));

        // when
        var report = play(lab);

        // then
        assertThat(workstation.lines).containsExactly("wait", "make one");
        assertThat(report.steps().get(0).commands().get(0).isEndless()).isTrue();
        assertThat(report.steps().get(0).commands().get(1).asDocumented()).isTrue();
        assertThat(outcomes(report.steps().get(0).checks())).containsExactly(Outcome.PASS);
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("did not end in its time");
        for (var language : Language.values()) {
            assertThat(new ReportView(Catalogue.ofProduct(), language, 80).run(report))
                    .extracting(StyledLine::toPlain)
                    .anySatisfy(it -> assertThat(it).contains("✘"))
                    .noneSatisfy(it -> assertThat(it).contains("⟦"));
            assertThat(new ReportJson(Catalogue.ofProduct(), language).of(report))
                    .containsSubsequence("\"exit\" : null", "\"endless\" : true", "\"endless\" : false");
        }
    }

    @Test
    void should_not_begin_when_already_interrupted() {
        // given
        Thread.currentThread().interrupt();

        // then
        assertThatThrownBy(() -> play(TinyLab.lab())).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(workstation.lines).isEmpty();
    }

    @Test
    void should_keep_only_so_much_of_a_commands_output() {
        // given
        var output = new CommandOutput();

        // when
        for (int i = 0; i < 1000; i++) {
            output.add("x".repeat(1000));
        }

        // then
        assertThat(output.text()).hasSize(64 * 1024);
    }
}
