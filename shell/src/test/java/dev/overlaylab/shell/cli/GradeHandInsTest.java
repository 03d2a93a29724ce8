package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.handin.HandInMaking;
import dev.overlaylab.shell.grade.run.GradeLog;
import dev.overlaylab.shell.journal.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class that hands in: right, wrong, copied, of last year, of somebody else, none, damaged; whole and in parts. */
class GradeHandInsTest {
    private static final List<String> CLASS =
            List.of("alice", "bob", "wrong", "copy", "lastyear", "otherseed", "absent", "damaged", "disputed", "鈴木");

    @TempDir
    Path temporary;

    private ProgramRun program;
    private Path handIns;

    @BeforeEach
    void handIn() throws Exception {
        program = new ProgramRun(temporary.resolve("home"));
        handIns = Files.createDirectories(temporary.resolve("handins"));
        Files.writeString(temporary.resolve("roster.csv"), "id\n" + String.join("\n", CLASS) + "\n");
        var alice = new HandInMaking("alice");
        var wrong = new HandInMaking("wrong");
        wrong.seen = ClassWorld.recorded(ClassWorld.wrongSubnet());
        var copy = new HandInMaking("copy");
        copy.machines = alice.machines;
        var lastYear = new HandInMaking("lastyear");
        lastYear.challenge = "spring";
        var otherSeed = new HandInMaking("otherseed");
        otherSeed.seed = "alice";
        var bob = new HandInMaking("bob");
        bob.journalState = Optional.of(new JournalState(10, 2, Optional.of(new Break(Break.Kind.REMOVED, 4, "5"))));
        for (var it : List.of(alice, bob, wrong, copy, lastYear, otherSeed, new HandInMaking("鈴木"))) {
            it.in(Files.createDirectories(handIns.resolve(it.student + "_assignsubmission_file_")));
        }
        new HandInMaking("stranger").in(handIns);
        Files.write(handIns.resolve("d1"), new HandInMaking("disputed").bytes());
        Files.write(handIns.resolve("d2"), new HandInMaking("disputed").bytes());
        var damaged = new HandInMaking("damaged").bytes();
        damaged[500] ^= 1;
        Files.write(handIns.resolve("damaged\u001b[2J.handin"), damaged);
    }

    private int grade(String out, String... more) {
        var line = Stream.concat(
                Stream.of(
                        "grade",
                        "--lab",
                        "overlay-consul",
                        "--roster",
                        temporary.resolve("roster.csv").toString(),
                        "--handins",
                        handIns.toString(),
                        "--challenge",
                        "autumn",
                        "--out",
                        temporary.resolve(out).toString()),
                Stream.of(more));
        return program.run(line.toArray(String[]::new));
    }

    /** Each student's total and remarks, as the log has them. */
    private Map<String, String> grades(String out) throws IOException {
        var grades = new HashMap<String, String>();
        for (var line : Files.readAllLines(temporary.resolve(out).resolve(GradeLog.FILE))) {
            var grade = new ObjectMapper().readTree(line).get("grade");
            assertThat(grade.get("seen").asText()).isEqualTo("HAND_IN");
            grades.put(grade.get("student").asText(), grade.get("total").asText() + " " + remarks(grade));
        }
        return grades;
    }

    private static String remarks(JsonNode grade) {
        var codes = new ArrayList<String>();
        grade.get("remarks").forEach(it -> codes.add(it.get("code").asText().replace("handin-", "")));
        return String.join(",", codes.stream().distinct().toList());
    }

    private static Map<String, String> expected() {
        return Map.of(
                "alice", "12 unseen,copy",
                "bob", "12 unseen,journal-broken,journal-unchained",
                "wrong", "9 unseen",
                "copy", "12 unseen,copy",
                "lastyear", "null other-challenge",
                "otherseed", "null other-seed",
                "absent", "null absent",
                "damaged", "null absent",
                "disputed", "null disputed",
                "鈴木", "12 unseen");
    }

    @Test
    void should_give_each_what_was_handed_in_and_leave_the_rest_to_a_person() throws Exception {
        // when
        int exit = grade("grades");

        // then
        assertThat(exit).as(program.err()).isEqualTo(2);
        assertThat(grades("grades")).isEqualTo(expected());
        assertThat(program.err())
                .contains(
                        "machines themselves were not seen", "damaged␛[2J.handin: it is no hand-in, or it was changed")
                .contains("not in the roster: stranger", "alice and copy: 2 machines with the same SSH host key");
        assertThat(Files.readString(temporary.resolve("grades/gradebook.csv")))
                .contains("The journal is not as it was written: line 4 is missing; line 5 follows.");
        assertThat(Files.readString(temporary.resolve("grades/students/bob.html")))
                .contains("line 4 is missing");
        assertThat(program.run("evidence", "verify", temporary.resolve("grades").toString()))
                .isZero();
        assertThat(program.run("regrade", temporary.resolve("grades").toString()))
                .as(program.out())
                .isZero();
    }

    @Test
    void should_say_in_every_output_that_no_machine_was_seen() throws Exception {
        // when
        grade("grades");

        // then
        var silent = new ArrayList<String>();
        try (var files = Files.walk(temporary.resolve("grades"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = temporary.resolve("grades").relativize(file).toString();
                // Canvas has no place for remarks in what it imports.
                boolean other =
                        name.matches("lock|evidence.*|gradebook-canvas.csv|.*\\.xlsx|needs-a-person.csv|.*\\.css");
                if (!other && !Files.readString(file).matches("(?s).*(not seen|HAND_IN|見ていません|没有看到).*")) {
                    silent.add(name);
                }
            }
        }
        assertThat(silent).isEmpty();
        for (var forStudents :
                List.of("students/alice.html", "gradescope/alice/results.json", "gradebook-moodle.csv")) {
            assertThat(Files.readString(temporary.resolve("grades").resolve(forStudents)))
                    .as(forStudents)
                    .doesNotContain("SSH host keys are those of");
        }
        assertThat(Files.readString(temporary.resolve("grades/gradebook.csv")))
                .contains("SSH host keys are those of copy");
    }

    @Test
    void should_come_to_the_same_in_parts_merged_once_or_again_or_overlapping() throws Exception {
        // given
        assertThat(grade("part-1", "--shard", "1/2")).isIn(0, 2);
        assertThat(grade("part-2", "--shard", "2/2")).isIn(0, 2);
        assertThat(grade("whole")).isEqualTo(2);

        // when
        assertThat(merge("part-1", "part-2")).as(program.err()).isZero();
        var once = content("merged");
        assertThat(merge("part-2", "part-1", "part-2")).isZero();
        assertThat(content("merged")).isEqualTo(once);

        // then
        assertThat(grades("merged")).isEqualTo(expected());
        assertThat(program.run("evidence", "verify", temporary.resolve("merged").toString()))
                .isZero();
        assertThat(program.run("regrade", temporary.resolve("merged").toString()))
                .isZero();
        assertThat(grade("merged", "--again", "none")).isEqualTo(2);
        assertThat(grades("merged")).isEqualTo(expected());
        assertThat(merge("whole")).isZero();
        assertThat(grades("merged")).isEqualTo(expected());
    }

    @Test
    void should_refuse_a_part_that_is_missing_half_done_or_of_something_else() throws Exception {
        // given
        assertThat(grade("part-1", "--shard", "1/2")).isIn(0, 2);
        assertThat(grade("part-2", "--shard", "2/2")).isIn(0, 2);
        assertThat(grade("third", "--shard", "1/3")).isIn(0, 2);
        assertThat(grade("part-1", "--shard", "2/2")).isEqualTo(2);
        assertThat(program.err()).contains("holds the part 1/2 of a class, not 2/2");
        var log = temporary.resolve("part-2").resolve(GradeLog.FILE);
        var whole = Files.readAllLines(log);

        // then
        assertThat(merge("part-1")).isEqualTo(2);
        assertThat(program.err()).contains("missing: 2/2");
        assertThat(temporary.resolve("merged").resolve(GradeLog.FILE)).doesNotExist();
        assertThat(merge("part-1", "--partial")).isEqualTo(2);
        assertThat(merge("part-1", "third")).isEqualTo(2);
        assertThat(program.err()).contains("another number of parts");
        Files.writeString(log, String.join("\n", whole.subList(1, whole.size())) + "\n");
        assertThat(merge("part-1", "part-2")).isEqualTo(2);
        assertThat(program.err()).contains("is missing");
        assertThat(merge("part-1", "nowhere")).isEqualTo(2);
        assertThat(merge("part-1", "merged")).isEqualTo(64);
    }

    @Test
    void should_merge_no_evidence_of_a_stranger_or_that_was_changed() throws Exception {
        // given
        assertThat(grade("part-1", "--shard", "1/1")).isIn(0, 2);
        var stranger = new ProgramRun(temporary.resolve("other home"));
        var key = temporary.resolve("key").toString();
        assertThat(program.run("evidence", "key", "--out", key)).isZero();
        var parts = new String[] {
            "merge",
            temporary.resolve("part-1").toString(),
            "--out",
            temporary.resolve("m").toString()
        };

        // then
        assertThat(stranger.run(parts)).isEqualTo(2);
        assertThat(stranger.err()).contains("signed with another key");
        assertThat(stranger.run(
                        Stream.concat(Stream.of(parts), Stream.of("--key", key)).toArray(String[]::new)))
                .as(stranger.err())
                .isZero();
        var records = EvidenceLog.records(temporary.resolve("part-1"));
        Files.writeString(records, Files.readString(records).replace("\"student\":\"bob\"", "\"student\":\"eve\""));
        assertThat(merge("part-1")).isEqualTo(2);
        assertThat(program.err()).contains("was changed after it was signed");
    }

    @Test
    void should_print_what_grades_parts_elsewhere() {
        assertThat(program.run("merge", "--ready", "kubernetes")).isZero();
        assertThat(program.out()).contains("completionMode: Indexed");
        assertThat(program.run("merge", "--ready", "nomad")).isEqualTo(64);
        assertThat(program.run("merge")).isEqualTo(64);
    }

    private int merge(String... parts) {
        var line = new ArrayList<String>(List.of("merge"));
        for (var part : parts) {
            line.add(part.startsWith("--") ? part : temporary.resolve(part).toString());
        }
        line.addAll(List.of("--out", temporary.resolve("merged").toString()));
        return program.run(line.toArray(String[]::new));
    }

    private Map<String, String> content(String folder) throws IOException {
        var content = new HashMap<String, String>();
        try (var files = Files.walk(temporary.resolve(folder))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("lock")) {
                    content.put(file.toString(), Files.readString(file));
                }
            }
        }
        return content;
    }
}
