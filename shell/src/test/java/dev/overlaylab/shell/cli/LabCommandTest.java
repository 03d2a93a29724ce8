package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author does before any machine is there. */
class LabCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private int run(String... args) {
        out.reset();
        err.reset();
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        return new Program(Map.of("OVERLAYLAB_HOME", directory.resolve("home").toString()), "/", streams).run(args);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    private String labs() {
        return directory.resolve("labs").toString();
    }

    @Test
    void should_write_a_lab_that_it_finds_valid() {
        assertThat(run("lab", "new", "my-lab", labs(), "--lang", "ja")).isZero();
        assertThat(said()).contains("lab validate", "step.schema.json");
        assertThat(run("lab", "validate", labs())).isZero();
        assertThat(said()).contains("✔ my-lab");
        assertThat(run("lab", "validate", labs() + "/my-lab")).isZero();
        assertThat(run("labs", "--labs", labs())).isZero();
        assertThat(run("lab", "new", "my-lab", labs())).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01-web/step.yaml | type: container-running | type: container-walking | 13:5 | container-walking",
                "01-web/zh.md | {{command:list-containers}} | nothing | 4:1 | list-containers",
                "01-web/ja.md | コンテナの ID です。 | コンテナ,です。 | - | ASCII punctuation",
                "01-web/en.md | Look at the column | [Look](https://a.example) at the column | - | links differs",
                "lab.yaml | - 01-web | - 01-web/../.. | 9:5 | 01-web/../..",
            })
    void should_say_what_is_wrong_and_where(String file, String what, String with, String place, String words)
            throws IOException {
        // given
        run("lab", "new", "my-lab", labs());
        var path = directory.resolve("labs/my-lab").resolve(file);
        assertThat(Files.readString(path)).contains(what);
        Files.writeString(path, Files.readString(path).replace(what, with));

        // then
        assertThat(run("lab", "validate", labs(), "--lang", "en")).isOne();
        assertThat(said()).contains("✘ my-lab", words);
        assertThat(run("lab", "validate", labs(), "--json", "--lang", "en")).isOne();
        var lab = new ObjectMapper()
                .readTree(out.toString(StandardCharsets.UTF_8))
                .get(0);
        assertThat(lab.get("valid").asBoolean()).isFalse();
        var problem = lab.get("problems").get(0);
        assertThat(problem.get("text").asText()).isNotBlank();
        if (!place.equals("-")) {
            assertThat(problem.get("line") + ":" + problem.get("column")).isEqualTo(place);
        }
    }

    @Test
    void should_stamp_translations_when_somebody_names_them() throws IOException {
        // given
        run("lab", "new", "my-lab", labs());
        var step = directory.resolve("labs/my-lab/01-web");
        assertThat(run("lab", "stamp", labs())).isZero();
        Files.writeString(
                step.resolve("en.md"), Files.readString(step.resolve("en.md")).replace("# ", "# Now: "));

        // then
        assertThat(run("lab", "stamp", labs(), "--lang", "en")).isOne();
        assertThat(said()).contains("✘ my-lab/01-web/ja.md: made from", "✘ my-lab/01-web/zh.md");
        assertThat(run("lab", "stamp", step.resolve("ja.md").toString(), "--lang", "en"))
                .isOne();
        assertThat(said()).contains("Stamped: ").contains("zh.md").doesNotContain("✘ my-lab/01-web/ja.md");
        assertThat(run("lab", "stamp", step.resolve("zh.md").toString())).isZero();
        assertThat(run("lab", "stamp", step.resolve("en.md").toString())).isEqualTo(64);
        assertThat(run("lab", "stamp", "nowhere/ja.md")).isEqualTo(64);
    }

    @Test
    void should_put_earlier_proofs_on_one_page() throws IOException {
        // given
        var page = directory.resolve("proofs.md");
        var json = directory.resolve("proof.json");
        Files.writeString(json, """
                {"format":1,"kind":"proof","exitCode":2,"labs":[{"lab":"tiny","title":"Tiny","driver":"vm","engine":"20.10",
                "judgingMs":{"up":{"median":250,"longest":300}},"runs":[{"startedAt":"2026-11-21T10:00:00Z","tookMs":90000,
                "engineVersions":{"m1":"20.10.5"},"endedEarly":null,"summary":{"commands":3,"as-declared":6,"wrong":0},
                "steps":[{"id":"01-one","checks":[{"id":"up","cells":{"before":{"state":"as-declared"},
                "after":{"state":"cannot-check","note":"it could not be judged"}}}],
                "sabotages":[{"id":"down","reason":"network.absent","cells":{}}]}]}]}]}
                """);

        // then
        assertThat(run("prove", "--report", page.toString(), "--of", json.toString(), "--lang", "en"))
                .isEqualTo(2);
        assertThat(Files.readString(page))
                .contains("| `tiny` | vm | 20.10.5 | 2026-11-21 | 3 | 6 | 0 | 0 | 0 | 0 | 0 | 1.5 |")
                .contains("| `up` | ✔ | ? | … | … | … | 0.25 s |")
                .contains("| `down` | `network.absent` | … | … |")
                .contains("- ? 01-one up, After: green: it could not be judged")
                .doesNotContain("⟦", "null");
        assertThat(run("prove", "--of", json.toString())).isEqualTo(64);
        Files.writeString(json, "{}");
        assertThat(run("prove", "--report", page.toString(), "--of", json.toString()))
                .isEqualTo(64);
    }

    @Test
    void should_refuse_what_is_no_folder_of_labs() throws IOException {
        assertThat(run("lab", "validate", directory.resolve("nowhere").toString()))
                .isEqualTo(64);
        Files.createDirectories(directory.resolve("empty"));
        assertThat(run("lab", "validate", directory.resolve("empty").toString(), "--lang", "en"))
                .isEqualTo(64);
        assertThat(said()).contains("overlaylab lab new my-first-lab");
        assertThat(run("lab")).isEqualTo(64);
        assertThat(run("lab", "new", "Bad Name")).isEqualTo(64);
    }

    @Test
    void should_refuse_a_thousand_steps_and_a_folder_that_leads_elsewhere() throws IOException {
        // given
        run("lab", "new", "my-lab", labs());
        var file = directory.resolve("labs/my-lab/lab.yaml");
        var many = new StringBuilder(Files.readString(file));
        for (int i = 0; i < 1000; i++) {
            many.append("  - 02-s").append(i).append('\n');
        }
        Files.writeString(file, many);

        // then
        assertThat(run("lab", "validate", labs(), "--lang", "en")).isOne();
        assertThat(said()).contains("1001 entries; 99 are the most");

        // when
        run("lab", "new", "other", directory.resolve("elsewhere").toString());
        Files.createSymbolicLink(directory.resolve("labs/link"), directory.resolve("elsewhere/other"));

        // then
        assertThat(run("lab", "validate", labs(), "--lang", "en")).isOne();
        assertThat(said()).contains("leads out of the folder of labs: link/lab.yaml");
    }

    @Test
    void should_refuse_proofs_that_cannot_be() {
        assertThat(run("prove", "overlay-consul", "--repeat", "0")).isEqualTo(64);
        assertThat(run("prove", "overlay-consul", "--driver", "ssh", "--lang", "en"))
                .isEqualTo(64);
        assertThat(said()).contains("fresh machines");
        assertThat(run("prove", "overlay-consul", "--driver", "steam")).isEqualTo(64);
        assertThat(run("prove", "no-such-lab")).isEqualTo(64);
        assertThat(run("prove", "overlay-consul", "--engine", "26.1")).isEqualTo(64);
        assertThat(run("prove", "overlay-consul", "--json", directory.toString()))
                .isEqualTo(64);
        assertThat(run("prove", "overlay-consul", "--transcripts", directory.toString()))
                .isEqualTo(64);
        assertThat(directory.resolve("home")).doesNotExist();
    }
}
