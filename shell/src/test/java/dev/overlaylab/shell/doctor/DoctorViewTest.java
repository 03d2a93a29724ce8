package dev.overlaylab.shell.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.doctor.Facts.Acceleration;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoctorViewTest {
    private static final Diagnosis POOR = Diagnosis.of(new Facts(
            "Linux",
            17,
            1,
            500,
            -1,
            "/ro",
            Map.of("mke2fs", "1.47"),
            false,
            false,
            false,
            false,
            false,
            false,
            Acceleration.NOT_WORKING,
            List.of(
                    new Facts.Image("20.10", List.of("vm", "namespace"), Facts.Warm.UNFIT),
                    new Facts.Image("26.1", List.of("vm"), Facts.Warm.READY),
                    new Facts.Image("27", List.of("vm"), Facts.Warm.ABSENT),
                    new Facts.Image("28", List.of(), Facts.Warm.ABSENT))));

    private final DoctorView view = new DoctorView(Catalogue.ofProduct());

    @ParameterizedTest
    @EnumSource(Language.class)
    void should_have_a_sentence_for_everything_it_can_find(Language language) {
        var text = view.lines(POOR, language);

        assertThat(text).doesNotContain("⟦").contains("qemu-system-x86_64", "/ro", "500");
        assertThat(text.lines().count()).isEqualTo(POOR.findings().size() + 2);
    }

    @Test
    void should_name_grades_in_the_readers_language() {
        assertThat(view.lines(POOR, Language.JA)).contains("✘ 不足: ");
        assertThat(view.lines(POOR, Language.ZH)).contains("✘ 缺少: ");
    }

    @Test
    void should_tell_programs_which_drivers_work() throws IOException {
        var json = new ObjectMapper().readTree(view.json(POOR, Language.EN));

        assertThat(json.at("/format").asInt()).isEqualTo(1);
        assertThat(json.at("/drivers/vm").isBoolean()).isTrue();
        assertThat(json.at("/drivers/vm").asBoolean()).isFalse();
        assertThat(json.at("/findings/0/subject").asText()).isEqualTo("java");
    }
}
