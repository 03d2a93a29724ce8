package dev.overlaylab.shell.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.overlaylab.checkers.check.CheckResult;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.shell.prove.Board.Column;
import dev.overlaylab.shell.render.ProofJson;
import dev.overlaylab.shell.render.ProofReport;
import dev.overlaylab.shell.render.ProofView;
import dev.overlaylab.shell.render.StyledLine;
import dev.overlaylab.shell.report.CommandReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The matrix for people and for programs. */
class ProofRenderingTest {
    private static final Catalogue CATALOGUE = Catalogue.ofProduct();
    private static final CheckResult PASSED = new CheckResult("c", Text.of("check.x"), Verdict.pass());
    private static final CheckResult FAILED =
            new CheckResult("c", Text.of("check.x"), Verdict.fail(List.of(Finding.of("network.absent", "m1", "", ""))));

    /** A run in which everything is as declared, or the first check is red after its step. */
    private static LabProof run(boolean green) {
        var lab = ProofLabs.named("right");
        var board = new Board(lab);
        board.fill(Cell.green(PASSED));
        if (!green) {
            board.put("fact-one", Column.AFTER, Cell.green(FAILED));
        }
        board.took("fact-one", Duration.ofMillis(250));
        for (var step : lab.steps()) {
            step.commands()
                    .forEach(it -> board.typed(
                            step,
                            new CommandProof(
                                    it.id(),
                                    new CommandReport(
                                            it.line(), it.expectExit(), it.expectExit(), "", Duration.ofMillis(5)))));
        }
        return new LabProof(
                Instant.EPOCH, Duration.ofSeconds(61), Map.of("m1", "20.10.5"), board.steps(), Optional.empty());
    }

    private static Proof proof(boolean... runs) {
        var all = new java.util.ArrayList<LabProof>();
        for (var green : runs) {
            all.add(run(green));
        }
        var lab = ProofLabs.named("right");
        return new Proof(lab.id(), lab.title(), "namespace", "20.10", all);
    }

    private static String shown(Proof proof, Language language) {
        return StyledLine.join(new ProofView(CATALOGUE, language, 100).lines(proof), false);
    }

    @ParameterizedTest
    @EnumSource
    void should_show_the_matrix_in_every_language(Language language) {
        var shown = shown(proof(true), language);

        assertThat(shown)
                .contains("fact-one", "fact-two", "unmade", "fact.absent", "0.25", "✔")
                .doesNotContain("⟦", "✘ 01", "{");
        assertThat(shown.lines()).allMatch(it -> it.length() <= 110);
    }

    @Test
    void should_say_what_is_wrong_where_and_how_often() {
        var shown = shown(proof(true, false, false), Language.EN);

        assertThat(shown)
                .contains("✘ 2/3", "✘ 01-first fact-one, After: green: it fails: network.absent", "Run 2 of 3")
                .contains("5 commands were executed. Cells: 11 as declared, 1 wrong, 0 not judged");
    }

    @ParameterizedTest
    @EnumSource
    void should_write_what_the_schema_describes(Language language) throws IOException {
        for (var proof : List.of(proof(true), proof(true, false), impossible())) {
            assertThat(errors(new ProofJson(CATALOGUE, language).of(List.of(proof))))
                    .isEmpty();
        }
        assertThat(errors("{}")).isNotEmpty();
        assertThat(errors(new ProofJson(CATALOGUE, language)
                        .of(List.of(proof(true)))
                        .replace("as-declared\"", "fine\"")))
                .isNotEmpty();
    }

    private static List<com.networknt.schema.Error> errors(String json) throws IOException {
        try (var file = ProofJson.class.getResourceAsStream("proof.schema.json")) {
            var schema =
                    new ObjectMapper().readTree(Objects.requireNonNull(file)).toString();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(json, InputFormat.JSON);
        }
    }

    private static Proof impossible() {
        var lab = ProofLabs.named("right");
        var why = Text.of("prove.lacks", "driver", "namespace", "what", Text.of("ability.ingress"));
        return new Proof(
                lab.id(), lab.title(), "namespace", "20.10", List.of(LabProof.notPossible(lab, Instant.EPOCH, why)));
    }

    @Test
    void should_count_flakes_and_judging_times() throws IOException {
        var json = new ObjectMapper().readTree(new ProofJson(CATALOGUE, Language.EN).of(List.of(proof(true, false))));

        assertThat(json.at("/labs/0/flaky")).hasSize(1);
        assertThat(json.at("/labs/0/flaky/0/states").toString()).isEqualTo("[\"as-declared\",\"wrong\"]");
        assertThat(json.at("/labs/0/judgingMs/fact-one/median").asInt()).isEqualTo(250);
        assertThat(json.at("/exitCode").asInt()).isOne();
    }

    @Test
    void should_say_once_why_a_whole_lab_is_not_possible() throws IOException {
        // given
        var why = CATALOGUE.say(Language.EN, impossible().first().ended().orElseThrow());
        var json = new ObjectMapper().readTree(new ProofJson(CATALOGUE, Language.EN).of(List.of(impossible())));

        // when
        var page = ProofReport.of(List.of(json), CATALOGUE, Language.EN);

        // then
        assertThat(page).containsOnlyOnce(why);
        assertThat(shown(impossible(), Language.EN).replaceAll("\\s+", " ")).containsOnlyOnce(why);
    }

    @Test
    void should_end_with_the_worst_of_all() {
        assertThat(ProofJson.exitCode(List.of(proof(true)))).isZero();
        assertThat(ProofJson.exitCode(List.of(proof(true), impossible()))).isEqualTo(2);
        assertThat(ProofJson.exitCode(List.of(impossible(), proof(true, false))))
                .isOne();
    }

    @Test
    void should_not_call_a_lab_proven_of_which_nothing_was_typed() {
        var silent = run(true);
        var steps = silent.steps().stream()
                .map(it -> new StepProof(it.id(), it.title(), List.of(), it.checks(), it.sabotages(), it.topology()))
                .toList();

        assertThat(new LabProof(Instant.EPOCH, Duration.ZERO, Map.of(), steps, Optional.empty()).exitCode())
                .isOne();
    }
}
