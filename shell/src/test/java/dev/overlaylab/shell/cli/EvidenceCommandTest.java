package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.shell.grade.evidence.CanonicalJson;
import dev.overlaylab.shell.grade.evidence.ChainWriter;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.evidence.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceCommandTest {
    @TempDir
    Path temporary;

    private Path grades;
    private ProgramRun program;

    @BeforeEach
    void grade() throws Exception {
        program = new ProgramRun(temporary.resolve("home"));
        grades = Files.createDirectories(temporary.resolve("grades"));
        assertThat(program.run("evidence", "key")).isZero();
        try (var writer = new ChainWriter(
                EvidenceLog.records(grades),
                SigningKey.in(temporary.resolve("home/keys/evidence-key")),
                Clock.systemUTC())) {
            writer.append("grade", CanonicalJson.of(Map.of("student", "alice")));
            writer.append("grade", CanonicalJson.of(Map.of("student", "bob")));
        }
    }

    @Test
    void should_verify_evidence_of_this_computer_and_of_a_key_that_was_named() throws Exception {
        // given
        var key = temporary.resolve("grader.pub").toString();
        assertThat(program.run("evidence", "key", "--out", key)).isZero();
        assertThat(program.err()).contains("SHA256:");
        var elsewhere = new ProgramRun(temporary.resolve("elsewhere"));

        // then
        assertThat(program.run("evidence", "verify", grades.toString())).isZero();
        assertThat(program.out()).contains("✔", "2 records");
        assertThat(elsewhere.run("evidence", "verify", grades.toString(), "--key", key))
                .isZero();
        assertThat(elsewhere.run("evidence", "verify", grades.toString(), "--key", Files.readString(Path.of(key))))
                .isZero();
        assertThat(elsewhere.run("evidence", "verify", grades.toString())).isEqualTo(1);
        assertThat(elsewhere.out()).contains("✘", "signed with another key");
    }

    @ParameterizedTest
    @CsvSource({"en, record 2 was changed", "ja, 2 番目の記録は", "zh, 第 2 条记录在签名之后"})
    void should_say_in_three_languages_and_as_data_which_record_was_changed(String language, String said)
            throws Exception {
        // given
        var records = EvidenceLog.records(grades);
        Files.writeString(records, Files.readString(records).replace("bob", "eve"));

        // then
        assertThat(program.run("evidence", "verify", grades.toString(), "--lang", language))
                .isEqualTo(1);
        assertThat(program.out()).contains("✘", said);
        assertThat(program.run("evidence", "verify", grades.toString(), "--json"))
                .isEqualTo(1);
        var told = new ObjectMapper().readTree(program.out()).get("evidence").get(0);
        assertThat(told.get("broken").asText()).isEqualTo("CHANGED");
        assertThat(told.get("record").asLong()).isEqualTo(2);
    }

    @Test
    void should_refuse_what_is_no_evidence_and_no_key() throws Exception {
        // given
        var zip = Files.write(temporary.resolve("bomb.zip"), new byte[] {'P', 'K', 3, 4});
        Files.createSymbolicLink(temporary.resolve("link"), EvidenceLog.records(grades));

        // then
        assertThat(program.run("evidence", "verify", temporary.toString())).isEqualTo(64);
        assertThat(program.err()).contains("There is no evidence in");
        assertThat(program.run("evidence", "verify", temporary.resolve("link").toString()))
                .isEqualTo(64);
        assertThat(program.run("evidence", "verify", zip.toString())).isEqualTo(1);
        assertThat(program.run("evidence", "verify", grades.toString(), "--key", "ssh-ed25519 AAAA\u001b[2J"))
                .isEqualTo(64);
        assertThat(program.err()).contains("is no public key");
        assertThat(program.run("evidence", "verify")).isEqualTo(64);
        assertThat(program.run("evidence")).isEqualTo(64);
    }
}
