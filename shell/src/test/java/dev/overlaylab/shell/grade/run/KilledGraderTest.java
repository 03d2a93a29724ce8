package dev.overlaylab.shell.grade.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.Lab;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.Subject;
import dev.overlaylab.shell.grade.rubric.Points;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grader that is killed (SIGKILL) again and again in the middle of a class ends with exactly the grades of one that is not. */
class KilledGraderTest {
    private static final int KILLS = Integer.getInteger("kills", 2);

    @TempDir
    private Path folder;

    @Test
    void should_end_with_the_same_gradebook_however_often_it_was_killed() throws Exception {
        // given
        var random = new Random(20261121);
        for (int i = 0; i < KILLS; i++) {
            var killed = grader();
            int after = 1 + random.nextInt(8);
            try (var said = new BufferedReader(new InputStreamReader(killed.getInputStream(), UTF_8))) {
                for (int line = 0; line < after; line++) {
                    said.readLine();
                }
                killed.destroyForcibly();
                assertThat(killed.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(folder.resolve("gradebook.csv")).doesNotExist();
        }

        // when
        var whole = grader();
        var looked =
                new String(whole.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(whole.waitFor()).isZero();

        // then
        assertThat(totals()).isEqualTo(expected());
        assertThat(looked.stream().distinct()).hasSizeLessThan(SlowClass.STUDENTS);
    }

    private static List<String> expected() {
        var grading = new Grading(ClassWorld.LAB, Rubric.USUAL);
        var expected = new ArrayList<String>();
        for (int i = 0; i < SlowClass.STUDENTS; i++) {
            var subject = Subject.of("s" + i, Language.EN, Lab.Variant.DOCUMENTED);
            var grade = grading.grade(subject, ClassWorld.recorded(SlowClass.world(Integer.toString(i))));
            expected.add("s" + i + " " + grade.total().map(Points::toString).orElse(""));
        }
        assertThat(expected).contains("s0 12", "s1 9", "s2 ");
        return expected;
    }

    private List<String> totals() throws IOException {
        return Files.readAllLines(folder.resolve("gradebook.csv")).stream()
                .skip(1)
                .map(it -> it.replaceAll("\"[^\"]*\"", "").split(",", -1))
                .map(it -> it[0] + " " + it[5])
                .toList();
    }

    private Process grader() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowClass.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
