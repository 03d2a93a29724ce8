package dev.overlaylab.checkers.catalogue;

import static dev.overlaylab.checkers.check.Reason.CANNOT_OWN_FAULT;
import static dev.overlaylab.checkers.check.Reason.MACHINE_ABSENT;
import static dev.overlaylab.checkers.world.DocumentedLab.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.check.Check;
import dev.overlaylab.checkers.check.Finding;
import dev.overlaylab.checkers.check.Reason;
import dev.overlaylab.checkers.check.Runner;
import dev.overlaylab.checkers.check.Verdict;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.world.World;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check in the state where it passes, and in one for each reason it can give. */
class VerdictsTest {
    private static final Catalogue CATALOGUE = Catalogue.ofProduct();

    /** Made anew for every test, with the checks in it, so that a change of a check is noticed by whoever makes it. */
    static Stream<Situation> situations() {
        return Stream.concat(
                new States().all().stream().map(Situation::of),
                Ways.all().stream().map(Situation::of));
    }

    /** A check, machines, and what must come of it. */
    record Situation(
            String name, Check check, List<Reason> reasons, Supplier<Function<Collection<Probe>, Observations>> world) {
        static Situation of(States.State state) {
            return new Situation(state.toString(), state.check(), state.reasons(), () -> {
                var world = World.documented();
                state.change().accept(world);
                return world;
            });
        }

        static Situation of(Ways.Way way) {
            return new Situation(way.toString(), way.check(), way.reasons(), way::world);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("situations")
    void should_give_the_verdict_and_the_reason_of_the_state(Situation situation) {
        // given
        var runner = new Runner(situation.world().get());

        // when
        var verdict = runner.run(List.of(situation.check())).get(0).verdict();

        // then
        assertThat(verdict.findings())
                .as(() -> verdict.findings().toString())
                .extracting(Finding::reason)
                .containsExactlyElementsOf(
                        situation.reasons().stream().map(Reason::code).toList());
        assertThat(verdict.outcome())
                .isEqualTo(
                        situation.reasons().isEmpty()
                                ? Verdict.Outcome.PASS
                                : situation.reasons().get(0).keepsFromJudging()
                                        ? Verdict.Outcome.CANNOT_CHECK
                                        : Verdict.Outcome.FAIL);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void should_explain_it_completely_in_every_language(Situation situation) {
        // given
        var runner = new Runner(situation.world().get());

        // when
        var result = runner.run(List.of(situation.check())).get(0);

        // then
        for (var language : Language.values()) {
            assertThat(CATALOGUE.say(language, result.title())).doesNotContain("{", "⟦");
            for (var finding : result.verdict().findings()) {
                var text = finding.text();
                assertThat(CATALOGUE.say(language, text))
                        .isNotBlank()
                        .doesNotContain("{where", "⟦")
                        .doesNotMatch("(?s).*\\{[a-z]+}.*");
                assertThat(CATALOGUE.sayNext(language, text))
                        .isNotBlank()
                        .doesNotContain("⟦")
                        .doesNotMatch("(?s).*\\{[a-z]+}.*");
            }
        }
    }

    @Test
    void should_have_a_state_for_every_reason() {
        var shown = situations().flatMap(it -> it.reasons().stream()).distinct().toList();
        assertThat(Arrays.stream(Reason.values()).filter(it -> !shown.contains(it)))
                .as("RunnerTest shows our own faults")
                .containsExactly(CANNOT_OWN_FAULT);
    }

    private static List<List<Reason>> reasons(List<Situation> all, String type) {
        return all.stream()
                .filter(it -> it.check().id().equals(type))
                .map(Situation::reasons)
                .toList();
    }

    @Test
    void should_have_a_pass_a_fail_and_a_cannot_check_for_every_type() {
        var all = situations().toList();
        for (var type : CheckCatalogue.types()) {
            var reasons = reasons(all, type);
            assertThat(reasons).as(type).anyMatch(List::isEmpty);
            assertThat(reasons)
                    .as(type)
                    .anyMatch(it -> !it.isEmpty()
                            && it.get(0) != MACHINE_ABSENT
                            && !it.get(0).keepsFromJudging());
            assertThat(reasons)
                    .as(type)
                    .anyMatch(it -> !it.isEmpty() && it.get(0).keepsFromJudging());
        }
    }

    @Test
    void should_accept_other_ways_and_refuse_several_for_every_type() {
        var all = situations().toList();
        for (var type : CheckCatalogue.types()) {
            var reasons = reasons(all, type);
            assertThat(reasons)
                    .as("right ways of %s, one of them the documented one", type)
                    .filteredOn(List::isEmpty)
                    .hasSizeGreaterThan(1);
            assertThat(reasons)
                    .as("wrong ways of %s on machines that answer", type)
                    .filteredOn(it -> !it.isEmpty()
                            && it.get(0) != MACHINE_ABSENT
                            && !it.get(0).keepsFromJudging())
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void should_ask_a_finished_lab_in_two_rounds_and_nothing_twice() {
        // given
        var world = World.documented();

        // when
        var results = new Runner(world).run(ALL);

        // then
        assertThat(results)
                .allMatch(it -> it.verdict().outcome() == Verdict.Outcome.PASS)
                .hasSize(ALL.size());
        assertThat(world.rounds).isEqualTo(2);
        assertThat(world.asked).hasSizeLessThan(25);
    }

    @Test
    void should_have_both_texts_of_every_reason_in_every_language() {
        for (var language : Language.values()) {
            for (var reason : Reason.values()) {
                assertThat(CATALOGUE.knows(language, "reason." + reason.code()))
                        .as("%s %s", language, reason)
                        .isTrue();
                assertThat(CATALOGUE.knows(language, "reason." + reason.code() + ".next"))
                        .as("%s %s", language, reason)
                        .isTrue();
            }
            for (var type : CheckCatalogue.types()) {
                assertThat(CATALOGUE.knows(language, "check." + type))
                        .as("%s %s", language, type)
                        .isTrue();
            }
        }
    }
}
