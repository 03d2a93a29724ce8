package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.evidence.SigningKey;
import dev.overlaylab.shell.grade.result.Evidence;
import dev.overlaylab.shell.grade.result.Grading;
import dev.overlaylab.shell.grade.result.Subject;
import dev.overlaylab.shell.grade.rubric.Rubric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that was graded on recorded answers, judged again. */
class RegradeCommandTest {
    private static final Observations RIGHT = ClassWorld.recorded(ClassWorld.right());
    private static final Observations WRONG = ClassWorld.recorded(ClassWorld.wrongSubnet());
    private static final Observations DEAD = ClassWorld.recorded(ClassWorld.dead());

    @TempDir
    Path temporary;

    private Path grades;
    private ProgramRun program;

    @BeforeEach
    void grade() throws IOException {
        program = new ProgramRun(temporary.resolve("home"));
        grades = Files.createDirectories(temporary.resolve("grades"));
        Files.createDirectories(temporary.resolve("home/keys"));
        try (var log = log(Rubric.USUAL)) {
            keep(log, "alice", WRONG);
            keep(log, "鈴木", WRONG);
            keep(log, "王芳", DEAD);
            keep(log, "alice", RIGHT);
        }
    }

    private EvidenceLog log(Rubric rubric) {
        return new EvidenceLog(
                grades, SigningKey.in(temporary.resolve("home/keys/evidence-key")), rubric, Clock.systemUTC());
    }

    private static void keep(EvidenceLog log, String student, Observations seen) {
        var subject = Subject.of(student, Language.JA, ClassWorld.LAB.variant());
        var evidence = new Evidence(ClassWorld.LAB.id(), subject, List.of(), Instant.EPOCH, seen);
        log.keep(evidence, new Grading(ClassWorld.LAB, Rubric.USUAL).grade(subject, seen));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(program.out());
    }

    @Test
    void should_come_to_the_same_grades_with_the_same_checks() throws Exception {
        assertThat(program.run("regrade", grades.toString())).as(program.err()).isZero();
        assertThat(program.out()).contains("3 grades judged again: all as before.");
        assertThat(program.run("regrade", grades.toString(), "--json")).isZero();
        assertThat(json().get("students").asInt()).isEqualTo(3);
        assertThat(json().get("unchanged").asInt()).isEqualTo(3);
    }

    @Test
    void should_say_what_another_rubric_changes_and_why() throws Exception {
        // given
        var rubric = Files.writeString(temporary.resolve("rubric.yaml"), """
                format: 1
                lab: overlay-consul
                points: 2
                """);

        // when
        int exit = program.run("regrade", grades.toString(), "--rubric", rubric.toString());

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(program.out())
                .contains("alice: 12 → 24 of 24", "王芳: needs a person → needs a person", "PASS, 1 of 1 → PASS, 2 of 2")
                .contains("3 grades judged again: 3 have changed.");
        assertThat(program.run("regrade", grades.toString(), "--rubric", rubric.toString(), "--json"))
                .isEqualTo(1);
        var alice = json().get("changed").get(2);
        assertThat(alice.get("before").get("total").asInt()).isEqualTo(12);
        assertThat(alice.get("after").get("total").asInt()).isEqualTo(24);
    }

    @Test
    void should_tell_the_reason_where_newer_checks_judge_otherwise() throws Exception {
        // given
        var labs = temporary.resolve("labs");
        copyLabs(labs);
        var step = labs.resolve("overlay-consul/03-overlay-network/step.yaml");
        Files.writeString(step, Files.readString(step).replace("10.0.9.0/24", "10.9.9.0/24"));
        var lab = labs.resolve("overlay-consul/lab.yaml");
        Files.writeString(lab, Files.readString(lab).replace("10.0.9.0/24", "10.9.9.0/24"));

        // when
        int exit = program.run("regrade", grades.toString(), "--labs", labs.toString(), "--lab", "overlay-consul");

        // then
        assertThat(exit).as(program.err()).isEqualTo(1);
        assertThat(program.out()).contains("→ FAIL (network.subnet-differs)", "10.9.9.0/24");
    }

    private static void copyLabs(Path to) throws IOException {
        var from = Path.of("../labs/src/main/resources/labs");
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.createDirectories(to);
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void should_refuse_tampered_evidence_and_say_where() throws Exception {
        // given
        var records = EvidenceLog.records(grades);
        var whole = Files.readString(records);
        Files.writeString(records, whole.replaceFirst("\"student\":\"鈴木\"", "\"student\":\"佐藤\""));

        // when
        int exit = program.run("regrade", grades.toString(), "--json");

        // then
        assertThat(exit).isEqualTo(2);
        assertThat(json().get("students").asInt()).isZero();
        assertThat(json().get("refused").get(0).get("record").asInt()).isEqualTo(3);
        assertThat(program.err()).contains("record 3 was changed");
    }

    @Test
    void should_write_new_grades_with_evidence_that_can_be_judged_again() throws Exception {
        // given
        var out = temporary.resolve("again");
        var rubric = Files.writeString(temporary.resolve("rubric.yaml"), "format: 1\nlab: overlay-consul\npoints: 2\n");

        // then
        assertThat(program.run("regrade", grades.toString(), "--rubric", rubric.toString(), "--out", out.toString()))
                .isEqualTo(1);
        assertThat(program.run("regrade", out.toString())).as(program.out()).isZero();
        assertThat(program.run("evidence", "verify", out.toString())).isZero();
        assertThat(program.run("regrade", grades.toString(), "--out", grades.toString()))
                .isEqualTo(64);
        assertThat(program.run("regrade", grades.toString(), "--rubric", "/nowhere"))
                .isEqualTo(64);
        assertThat(program.run("regrade", grades.toString(), "--lab", "nowhere"))
                .isEqualTo(64);
    }

    @Test
    void should_find_no_grades_where_there_are_none_of_a_lab() {
        assertThat(program.run("regrade", grades.toString(), "--lab", "swarm-mode"))
                .isEqualTo(2);
        assertThat(program.out()).contains("There are no grades.");
    }
}
