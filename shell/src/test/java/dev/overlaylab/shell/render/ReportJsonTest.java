package dev.overlaylab.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.i18n.Language;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportJsonTest {
    @ParameterizedTest
    @EnumSource(Language.class)
    void should_write_a_run(Language language) {
        Golden.compare(
                "report." + language.tag() + ".json",
                new ReportJson(ReportFixture.CATALOGUE, language).of(ReportFixture.RUN));
    }

    @Test
    void should_be_readable_and_carry_codes_beside_texts() throws IOException {
        var json =
                new ObjectMapper().readTree(new ReportJson(ReportFixture.CATALOGUE, Language.JA).of(ReportFixture.RUN));
        assertThat(json.at("/format").asInt()).isEqualTo(1);
        assertThat(json.at("/summary/exitCode").asInt()).isEqualTo(1);
        assertThat(json.at("/steps/0/checks/1/findings/0/reason").asText()).isEqualTo("id-differs");
        assertThat(json.at("/steps/0/checks/1/findings/0/expected").asText()).isEqualTo(ReportFixture.ID);
        assertThat(json.at("/steps/0/commands/1/output").asText()).isEqualTo("Error: \u001b[1mno\u001b[0m store\r\n");
        assertThat(json.at("/steps/1/commands/0/exit").isNull()).isTrue();
    }
}
