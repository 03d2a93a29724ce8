package dev.overlaylab.shell.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.driver.Driver.Capabilities;
import dev.overlaylab.labs.driver.Driver.Moments;
import dev.overlaylab.labs.topology.Topology;
import dev.overlaylab.shell.play.FakeWorkstation;
import dev.overlaylab.shell.play.TinyLab;
import dev.overlaylab.shell.prove.Cell.State;
import dev.overlaylab.shell.repl.word.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The prover types at the real prompt in a pseudo-terminal; only the machines are made up. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProverTest {
    private static final Catalogue CATALOGUE = Catalogue.ofProduct();
    private final List<String> typed = new ArrayList<>();
    private Extent extent = Extent.WHOLE;

    @TempDir
    Path directory;

    private LabProof prove(String lab, Moments moments) throws InterruptedException {
        return prove(lab, moments, Duration.ofSeconds(60));
    }

    private LabProof prove(String lab, Moments moments, Duration limit) throws InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TinyProgram.class.getName(),
                directory.toString(),
                lab);
        var words = Words.ofLesson(CATALOGUE, directory);
        try (var typist = new TerminalTypist(
                command,
                Map.of("LC_ALL", "C.UTF-8"),
                directory,
                directory.resolve("journal.jsonl"),
                it -> words.read(it) instanceof Words.Typed.ForShell,
                limit)) {
            return new Prover(
                            ProofLabs.named(lab),
                            typist,
                            this::look,
                            Duration.ofMillis(700),
                            new Capabilities(moments, Set.of()),
                            extent,
                            listener(),
                            Clock.systemUTC())
                    .prove(() -> Map.of("host", "20.10.5"));
        }
    }

    private Eyes.Open look() {
        var seen = new FakeWorkstation();
        var runner = new Runner(probes -> {
            seen.facts.clear();
            seen.facts.addAll(TinyProgram.facts(directory.resolve("facts")));
            return TinyLab.observer(seen).apply(probes);
        });
        return new Eyes.Open() {
            @Override
            public Runner runner() {
                return runner;
            }

            @Override
            public Topology topology() {
                var hosts = TinyProgram.facts(directory.resolve("facts")).stream()
                        .map(it ->
                                new Topology.Host(it, "", Topology.Presence.STOPPED, "", "", "", List.of(), List.of()))
                        .toList();
                return new Topology(hosts, List.of(), List.of(), List.of());
            }

            @Override
            public void close() {}
        };
    }

    private ProofListener listener() {
        return new ProofListener() {
            @Override
            public void tell(Text what) {
                assertThat(CATALOGUE.say(Language.EN, what)).doesNotContain("⟦");
            }

            @Override
            public void types(String line) {
                typed.add(line);
            }
        };
    }

    @Test
    void should_find_every_cell_of_a_right_lab_as_declared() throws InterruptedException {
        // when
        var proof = prove("right", Moments.FROZEN);

        // then
        assertThat(proof.ended()).isEmpty();
        assertThat(proof.cells())
                .hasSize(12)
                .allSatisfy(it -> assertThat(it.state()).isEqualTo(State.AS_DECLARED));
        assertThat(proof.exitCode()).isZero();
        assertThat(typed)
                .containsExactly(
                        "make one",
                        "say a \\\n    b",
                        "say c\nsay d",
                        "check",
                        "next",
                        "make two",
                        "exit 3",
                        "check",
                        "rewind 1",
                        "forward 2",
                        "unmake one",
                        "make one",
                        "rewind 2",
                        "rewind end");
        assertThat(proof.commands())
                .extracting(it -> it.exit() + ":" + it.output())
                .containsExactly("0:", "0:a b\n", "0:c\nd\n", "0:", "3:");
        assertThat(proof.steps().get(0).checks().get(0).judging()).isPresent();
        assertThat(proof.steps())
                .extracting(it ->
                        it.topology().hosts().stream().map(Topology.Host::name).toList())
                .containsExactly(List.of("one"), List.of("one", "two"));
    }

    @Test
    void should_say_which_cells_the_machines_cannot_fill() throws InterruptedException {
        // when
        var proof = prove("right", Moments.NONE);

        // then
        assertThat(proof.exitCode()).isZero();
        assertThat(proof.count(State.NOT_POSSIBLE)).isEqualTo(4);
        assertThat(proof.count(State.AS_DECLARED)).isEqualTo(8);
        assertThat(typed).doesNotContain("rewind 1").contains("unmake one");
    }

    @Test
    void should_prove_only_the_documented_way_when_that_is_asked_for() throws InterruptedException {
        // given
        extent = Extent.DOCUMENTED;

        // when
        var proof = prove("right", Moments.FROZEN);

        // then: each step red, typed, green, and the rest of the matrix says that it was left out
        assertThat(typed).containsExactly("make one", "say a \\\n    b", "say c\nsay d", "next", "make two", "exit 3");
        assertThat(proof.count(State.AS_DECLARED)).isEqualTo(6);
        assertThat(proof.count(State.LEFT_OUT)).isEqualTo(6);
        assertThat(proof.exitCode()).isZero();
    }

    @Test
    void should_not_call_left_out_what_the_documented_way_did_not_reach() throws InterruptedException {
        // given
        extent = Extent.DOCUMENTED;

        // when
        var proof = prove("never-green", Moments.FROZEN);

        // then
        assertThat(proof.count(State.WRONG)).isOne();
        assertThat(proof.count(State.NOT_REACHED)).isEqualTo(4);
        assertThat(proof.exitCode()).isOne();
    }

    @Test
    void should_not_look_again_for_what_a_restart_takes_away_and_say_so() throws InterruptedException {
        // when
        var proof = prove("passing", Moments.RESTARTED);

        // then: the wrong way was gone before anything was brought back
        assertThat(proof.exitCode()).as("%s", proof).isZero();
        assertThat(proof.count(State.AS_DECLARED)).isEqualTo(13);
        assertThat(proof.steps().get(1).checks().get(0).forward())
                .satisfies(it -> assertThat(it.state()).isEqualTo(State.NOT_POSSIBLE))
                .satisfies(
                        it -> assertThat(it.note()).get().extracting(Text::key).isEqualTo("prove.until-restart"));
        assertThat(typed)
                .containsSubsequence(
                        "make passing", "check", "unmake passing", "make passing", "rewind 1", "rewind end")
                .filteredOn(it -> it.equals("unmake passing"))
                .hasSize(1);
    }

    @Test
    void should_not_go_a_wrong_way_that_these_machines_cannot_and_say_why() throws InterruptedException {
        // when
        var proof = prove("needy", Moments.FROZEN);

        // then
        assertThat(proof.exitCode()).isZero();
        assertThat(proof.steps().get(0).sabotages().get(0).cells().values()).allSatisfy(it -> {
            assertThat(it.state()).isEqualTo(State.NOT_POSSIBLE);
            assertThat(it.note()).get().extracting(Text::key).isEqualTo("prove.way-lacks");
        });
        assertThat(typed).doesNotContain("unmake one");
    }

    @Test
    void should_go_a_wrong_way_that_has_no_undo_from_the_start_of_its_step() throws InterruptedException {
        // when
        var proof = prove("from-start", Moments.FROZEN);

        // then
        assertThat(proof.exitCode()).as("%s", proof).isZero();
        assertThat(proof.steps().get(0).sabotages().get(0).cells().values())
                .allSatisfy(it -> assertThat(it.state()).isEqualTo(State.AS_DECLARED));
        assertThat(typed).containsSubsequence("forward 2", "rewind 1", "make other", "forward 2");
    }

    @Test
    void should_not_go_a_wrong_way_from_a_start_that_machines_cannot_be_brought_back_to() throws InterruptedException {
        // when
        var proof = prove("from-start", Moments.NONE);

        // then
        assertThat(proof.steps().get(0).sabotages().get(0).cells().values()).allSatisfy(it -> {
            assertThat(it.state()).isEqualTo(State.NOT_POSSIBLE);
            assertThat(it.note()).get().extracting(Text::key).isEqualTo("prove.way-needs-start");
        });
        assertThat(typed).doesNotContain("make other");
    }

    @Test
    void should_notice_when_a_restart_takes_away_what_nobody_declared() throws InterruptedException {
        // when
        var proof = prove("passing-undeclared", Moments.RESTARTED);

        // then
        assertThat(proof.steps().get(1).checks().get(0).forward().state()).isEqualTo(State.WRONG);
        assertThat(proof.exitCode()).isOne();
    }

    /** `lab | exit code | wrong cells | cells that were not reached | key of the first note`. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            green-before   | 1 | 2 | 0  | prove.green-before
            never-green    | 1 | 1 | 10 | prove.red-after
            unnoticed      | 1 | 1 | 0  | prove.unnoticed
            other-reason   | 1 | 1 | 0  | prove.other-reason
            not-undone     | 1 | 1 | 0  | prove.red-after
            line-fails     | 1 | 1 | 0  | prove.line-failed
            wrong-exit     | 1 | 0 | 0  | -
            breaks-earlier | 1 | 1 | 0  | prove.red-after
            dies           | 2 | 0 | 8  | -
            no-way-back    | 1 | 2 | 4  | prove.not-brought-back
            """)
    void should_find_what_is_wrong(String lab, int exitCode, int wrong, int notReached, String note)
            throws InterruptedException {
        // when
        var proof = prove(lab, Moments.FROZEN);

        // then
        assertThat(proof.count(State.WRONG)).as("%s", proof).isEqualTo(wrong);
        assertThat(proof.count(State.NOT_REACHED)).as("%s", proof).isEqualTo(notReached);
        assertThat(proof.exitCode()).isEqualTo(exitCode);
        assertThat(proof.cells()
                        .filter(it -> it.state() == State.WRONG)
                        .flatMap(it -> it.note().stream())
                        .map(Text::key)
                        .findFirst()
                        .orElse(null))
                .isEqualTo(note);
        proof.cells()
                .flatMap(it -> it.note().stream())
                .forEach(it -> assertThat(CATALOGUE.say(Language.JA, it)).doesNotContain("⟦"));
        assertThat(proof.ended().isPresent()).isEqualTo(lab.equals("dies"));
    }

    @Test
    void should_end_a_command_that_never_ends() throws InterruptedException {
        // when
        var proof = prove("endless", Moments.FROZEN, Duration.ofSeconds(8));

        // then: it was stopped, the conversation went on, and it counts as unanswered
        assertThat(proof.steps().get(0).commands().get(1).report().isEndless()).isTrue();
        assertThat(proof.steps().get(1).commands()).hasSize(1);
        assertThat(proof.exitCode()).isOne();
    }

    @Test
    void should_say_what_a_program_said_that_does_not_even_start() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> prove("unheard-of", Moments.FROZEN)))
                .isInstanceOfSatisfying(
                        dev.overlaylab.i18n.Problem.class,
                        it -> assertThat(CATALOGUE.say(Language.EN, it.text()))
                                .contains("IllegalArgumentException: unheard-of"));
    }
}
