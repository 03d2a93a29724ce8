package dev.overlaylab.labs.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.Driver.Capabilities;
import dev.overlaylab.labs.driver.Driver.Moments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lab is refused before it starts, by what its driver lacks. */
class NeedsTest {
    private static final Capabilities EVERYTHING = new Capabilities(Moments.FROZEN, Set.of(Ability.values()));
    private static final Capabilities NOTHING = new Capabilities(Moments.NONE, Set.of());

    @Test
    void should_let_a_lab_be_played_where_there_is_all_it_needs() {
        var needs = new Needs("drill", List.of(Ability.values()));

        assertThat(needs.lacking(EVERYTHING)).isEmpty();
        assertThatCode(() -> needs.require("vm", EVERYTHING, Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> new Needs("easy", List.of()).require("ssh", NOTHING, Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void should_take_any_way_back_to_a_moment_for_checkpoints() {
        var needs = new Needs("drill", List.of(Ability.CHECKPOINTS));

        assertThat(needs.lacking(new Capabilities(Moments.RESTARTED, Set.of()))).isEmpty();
        assertThat(needs.lacking(new Capabilities(Moments.NONE, Set.of(Ability.CHECKPOINTS))))
                .containsExactly(Ability.CHECKPOINTS);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_say_what_is_lacking_and_who_has_it(Language language) {
        // given
        var needs = new Needs("drill", List.of(Ability.POWER, Ability.INGRESS));
        var others = Map.of("--driver namespace", NOTHING, "--driver vm", EVERYTHING);
        var catalogue = Catalogue.ofProduct();

        // when
        var problem = catchThrowableOfType(Problem.class, () -> needs.require("ssh", NOTHING, others));

        // then
        assertThat(catalogue.say(language, problem.text()))
                .contains("drill", "ssh", "IP_VS")
                .doesNotContain("⟦", "ESP");
        assertThat(catalogue.sayNext(language, problem.text()))
                .contains("overlaylab start drill --driver vm")
                .doesNotContain("namespace");
    }

    @Test
    void should_say_when_nobody_has_it() {
        var needs = new Needs("drill", List.of(Ability.ENCRYPTION));

        var problem = catchThrowableOfType(
                Problem.class, () -> needs.require("vm", NOTHING, Map.of("--driver namespace", NOTHING)));

        assertThat(problem.text().key()).isEqualTo("problem.driver.lacks-anywhere");
    }
}
