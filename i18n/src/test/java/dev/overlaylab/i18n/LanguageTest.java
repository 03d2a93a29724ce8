package dev.overlaylab.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({"ja,JA", "ja_JP.UTF-8,JA", "zh-Hans,ZH", "zh_CN,ZH", "EN,EN", "en@quot,EN"})
    void should_know_its_languages_however_a_tag_is_written(String tag, Language language) {
        assertThat(Language.of(tag)).contains(language);
    }

    @ParameterizedTest
    @CsvSource({"fr", "''", "jam", "C.UTF-8"})
    void should_not_take_another_language_for_one_of_its_own(String tag) {
        assertThat(Language.of(tag)).isEmpty();
    }

    @Test
    void should_ask_the_environment_in_the_order_of_GNU_programs() {
        assertThat(Language.fromEnvironment(Map.of("LANGUAGE", "zh:en", "LC_ALL", "C.UTF-8")))
                .contains(Language.ZH);
        assertThat(Language.fromEnvironment(Map.of("LC_ALL", "ja_JP.UTF-8", "LANG", "zh_CN")))
                .contains(Language.JA);
        assertThat(Language.fromEnvironment(Map.of("LC_ALL", "", "LC_MESSAGES", "zh_CN", "LANG", "ja_JP")))
                .contains(Language.ZH);
        assertThat(Language.fromEnvironment(Map.of("LANG", "ja_JP"))).contains(Language.JA);
        assertThat(Language.fromEnvironment(Map.of("LANG", "de_DE"))).isEmpty();
        assertThat(Language.fromEnvironment(Map.of())).isEmpty();
    }
}
