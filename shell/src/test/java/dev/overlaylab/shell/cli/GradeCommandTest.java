package dev.overlaylab.shell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.i18n.Problem;
import dev.overlaylab.shell.grade.run.ClassSecret;
import dev.overlaylab.shell.journal.HeldFile;
import dev.overlaylab.shell.report.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeCommandTest {
    private static final String SECRET = "a secret that nobody guesses";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void should_show_whom_it_would_look_at_and_touch_nothing() throws IOException {
        // given
        Files.writeString(folder.resolve("secret"), SECRET);

        // when
        int exit = grade("--dry-run", "--host-pattern", "s{n}-ks s{n}-d{0..1}", "--secret", file("secret"));

        // then
        assertThat(exit).isZero();
        var seed = ClassSecret.of(SECRET).seedOf("overlay-consul", "bob").text();
        assertThat(said(out).lines().toList())
                .hasSize(2)
                .element(1)
                .asString()
                .contains("bob", "--seed " + seed, "mh-keystore=s2-ks", "mhs-demo1=s2-d1");
        assertThat(seed).matches("[0-9a-f]{16}");
    }

    @Test
    void should_leave_hosts_that_do_not_answer_to_a_person() throws IOException {
        // given
        var config = Files.writeString(folder.resolve("config"), "Host *\n  HostName 127.0.0.1\n  Port 9\n");

        // when
        int exit = grade(
                "--out", file("grades"), "--host-pattern", "{a|b|c}", "--ssh-config", config.toString(), "--json");

        // then
        assertThat(exit).isEqualTo(ExitCode.CANNOT_CHECK);
        var json = new ObjectMapper().readTree(said(out));
        assertThat(json.get("needAPerson").asInt()).isEqualTo(2);
        assertThat(json.get("grades"))
                .allSatisfy(it -> assertThat(it.get("total").isNull()).isTrue());
        assertThat(folder.resolve("grades/students/alice.html")).isRegularFile();
        assertThat(said(err)).contains("needs-a-person.csv");
    }

    @Test
    void should_not_grade_into_a_folder_that_another_one_grades_into() throws IOException {
        // given
        Files.createDirectories(folder.resolve("grades"));
        try (var held = HeldFile.take(folder.resolve("grades/lock"), it -> Problem.of("never"))) {
            // when
            int exit = grade("--out", file("grades"), "--host-pattern", "a b c");

            // then
            assertThat(held).isNotNull();
            assertThat(exit).isEqualTo(ExitCode.CANNOT_CHECK);
            assertThat(said(err)).contains(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--out x --format pdf; csv, xlsx",
                "--out x --jobs 0; --jobs",
                "--out x --again maybe; maybe",
                "--out x --due tomorrow; tomorrow",
                "--out x --late sometimes; sometimes",
                "--out x --host-pattern a; mh-keystore, mhs-demo0, mhs-demo1",
                "--out x --rubric none.yaml; none.yaml",
                "--out x --encoding klingon; klingon",
                "--out x --secret none; none",
                "--out x --dry-run; --dry-run",
                "--format csv; --out"
            })
    void should_say_what_is_wrong_with_the_command(String words, String told) throws IOException {
        assertThat(grade(words.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(said(err)).contains(told);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    private int grade(String... words) throws IOException {
        Files.writeString(folder.resolve("class.csv"), "id,name\nalice,Alice\nbob,Bob\n");
        var all = new ArrayList<>(
                List.of("grade", "--lang", "en", "--lab", "overlay-consul", "--roster", file("class.csv")));
        all.addAll(Arrays.asList(words));
        var streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false);
        var environment = Map.of("OVERLAYLAB_HOME", folder.resolve("home").toString(), "HOME", folder.toString());
        return new Program(environment, folder.toString(), streams).run(all.toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
