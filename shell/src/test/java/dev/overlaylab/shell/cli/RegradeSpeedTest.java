package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Language;
import dev.overlaylab.labs.lab.LabLibrary;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.evidence.SigningKey;
import dev.overlaylab.shell.grade.result.Evidence;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.Subject;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thousand students with a heap of 64 MB, in a process of its own; with a variant of the lab for each, too. */
@EnabledIfSystemProperty(named = "soak", matches = ".+")
class RegradeSpeedTest {
    private static final int STUDENTS = 1000;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void should_regrade_a_thousand_in_a_minute(boolean variants) throws Exception {
        // given
        var grades = Files.createDirectories(temporary.resolve("grades"));
        Files.createDirectories(temporary.resolve("keys"));
        try (var log = new EvidenceLog(
                grades, SigningKey.in(temporary.resolve("keys/evidence-key")), Rubric.USUAL, Clock.systemUTC())) {
            for (int i = 0; i < STUDENTS; i++) {
                keep(log, "s" + i, variants ? Seed.of("s" + i) : Seed.NONE, i);
            }
        }

        // when
        var began = System.nanoTime();
        var builder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.overlaylab.shell.Main",
                        "regrade",
                        grades.toString())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("out").toFile());
        builder.environment().put("OVERLAYLAB_HOME", temporary.toString());
        var process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        var took = Duration.ofNanos(System.nanoTime() - began);

        // then
        System.out.printf(
                "%d grades, %d MB, variants %s: %d ms%n",
                STUDENTS, Files.size(EvidenceLog.records(grades)) >> 20, variants, took.toMillis());
        assertThat(process.exitValue())
                .as(Files.readString(temporary.resolve("out")))
                .isZero();
        assertThat(took).isLessThan(LIMIT);
    }

    private static void keep(EvidenceLog log, String student, Seed seed, int number) {
        var lab = seed.isNone() ? ClassWorld.LAB : LabLibrary.shipped().load(ClassWorld.LAB.id(), seed);
        var seen = ClassWorld.recorded(
                switch (number % 3) {
                    case 0 -> ClassWorld.right();
                    case 1 -> ClassWorld.wrongSubnet();
                    default -> ClassWorld.dead();
                });
        var subject = Subject.of(student, Language.JA, lab.variant());
        log.keep(
                new Evidence(lab.id(), subject, List.of(), Instant.EPOCH, seen),
                new Grading(lab, Rubric.USUAL).grade(subject, seen));
    }
}
