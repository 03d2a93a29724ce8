package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportViewTest {
    @ParameterizedTest
    @CsvSource({"EN, 80", "EN, 40", "JA, 80", "JA, 40", "ZH, 80", "ZH, 40", "JA, 20"})
    void should_render_a_run(Language language, int columns) {
        var lines = new ReportView(ReportFixture.CATALOGUE, language, columns).run(ReportFixture.RUN);
        Golden.compare("report." + language.tag() + "." + columns + ".txt", StyledLine.join(lines, false));
    }

    @Test
    void should_style_results() {
        var lines = new ReportView(ReportFixture.CATALOGUE, Language.EN, 100).results(ReportFixture.RESULTS);
        Golden.compare("results.en.100.ansi.txt", StyledLine.join(lines, true));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 33, 40, 80, 200})
    void should_keep_ids_whole_and_all_else_within_the_columns(int columns) {
        for (var language : Language.values()) {
            var lines = new ReportView(ReportFixture.CATALOGUE, language, columns)
                    .results(ReportFixture.RESULTS).stream()
                            .map(StyledLine::toPlain)
                            .toList();
            assertThat(lines).anyMatch(it -> it.contains(ReportFixture.ID));
            assertThat(lines).anyMatch(it -> it.contains(ReportFixture.OTHER_ID));
            var expected = lines.stream()
                    .filter(it -> it.contains(ReportFixture.ID))
                    .findFirst()
                    .orElseThrow();
            var actual = lines.stream()
                    .filter(it -> it.contains(ReportFixture.OTHER_ID))
                    .findFirst()
                    .orElseThrow();
            assertThat(Width.NARROW.of(expected.substring(0, expected.indexOf(ReportFixture.ID))))
                    .as("IDs stand in the same column")
                    .isEqualTo(Width.NARROW.of(actual.substring(0, actual.indexOf(ReportFixture.OTHER_ID))));
            assertThat(lines)
                    .filteredOn(it -> !it.contains(ReportFixture.ID) && !it.contains(ReportFixture.OTHER_ID))
                    .allSatisfy(it -> assertThat(Width.NARROW.of(it)).as(it).isLessThanOrEqualTo(columns));
        }
    }

    @ParameterizedTest
    @CsvSource({"EN, PASS, FAIL, CANNOT CHECK", "JA, 合格, 不合格, 確認不能", "ZH, 通过, 未通过, 无法检查"})
    void should_say_each_verdict_in_words(Language language, String pass, String fail, String cannot) {
        var text = StyledLine.join(
                new ReportView(ReportFixture.CATALOGUE, language, 80).results(ReportFixture.RESULTS), false);
        assertThat(text)
                .contains("✔ " + pass + "  ", "✘ " + fail + "  ", "? " + cannot + "  ")
                .doesNotContain("⟦");
    }
}
