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
        assertThat(json.at("/format").asInt()).isEqualTo(2);
        assertThat(json.at("/kind").asText()).isEqualTo("run");
        assertThat(json.at("/summary/exitCode").asInt()).isEqualTo(1);
        assertThat(json.at("/steps/0/checks/1/findings/0/reason").asText()).isEqualTo("id-differs");
        assertThat(json.at("/steps/0/checks/1/findings/0/expected").asText()).isEqualTo(ReportFixture.ID);
        assertThat(json.at("/steps/0/commands/1/output").asText()).isEqualTo("Error: \u001b[1mno\u001b[0m store\r\n");
        assertThat(json.at("/steps/1/commands/0/exit").isNull()).isTrue();
    }

    @Test
    void should_not_call_a_check_a_run() throws IOException {
        // when
        var json = new ObjectMapper()
                .readTree(new ReportJson(ReportFixture.CATALOGUE, Language.EN).of(ReportFixture.CHECKED));

        // then
        assertThat(json.at("/kind").asText()).isEqualTo("check");
        assertThat(json.at("/judgedAt").asText()).isEqualTo("2026-11-21T05:40:12.345Z");
        assertThat(json.at("/summary/exitCode").asInt()).isEqualTo(1);
        assertThat(json.at("/summary/cannotCheck").asInt()).isEqualTo(1);
        assertThat(json.findValues("startedAt")).isEmpty();
        assertThat(json.findValues("commands")).isEmpty();
        assertThat(json.findValues("before")).isEmpty();
    }

    @Test
    void should_carry_what_check50_has_with_its_meaning() throws IOException {
        // when
        var json = new ObjectMapper()
                .readTree(new ReportJson(ReportFixture.CATALOGUE, Language.EN).of(ReportFixture.CHECKED));

        // then
        assertThat(json.at("/steps/0/checks/0/passed").isBoolean()).isTrue();
        assertThat(json.at("/steps/0/checks/0/passed").asBoolean()).isTrue();
        assertThat(json.at("/steps/0/checks/0/cause").isNull()).isTrue();
        assertThat(json.at("/steps/0/checks/0/dependency").isNull()).isTrue();
        var failed = json.at("/steps/0/checks/1");
        assertThat(failed.at("/name").asText()).isEqualTo("same-overlay-again");
        assertThat(failed.at("/description")).isEqualTo(failed.at("/title"));
        assertThat(failed.at("/passed").isBoolean()).isTrue();
        assertThat(failed.at("/passed").asBoolean()).isFalse();
        assertThat(failed.at("/cause/rationale").asText()).startsWith("On mhs-demo1, my-net has another ID");
        assertThat(failed.at("/cause/help").asText()).startsWith("Remove it with");
        assertThat(failed.at("/cause/expected").asText()).isEqualTo(ReportFixture.ID);
        assertThat(failed.at("/cause/actual").asText()).isEqualTo(ReportFixture.OTHER_ID);
        assertThat(failed.at("/log")).hasSize(2);
        assertThat(failed.at("/log/0").asText()).startsWith("mhs-demo1: On mhs-demo1");
        assertThat(json.at("/steps/1/checks/0/passed").isNull()).isTrue();
        assertThat(json.at("/steps/1/checks/0/dependency").asText()).isEqualTo("same-overlay-again");
    }
}
