package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.shell.disk.SmallDisk;
import dev.overlaylab.shell.grade.ClassWorld;
import dev.overlaylab.shell.grade.evidence.EvidenceLog;
import dev.overlaylab.shell.grade.handin.HandInMaking;
import dev.overlaylab.shell.grade.run.GradeLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class is graded on a real disk that becomes full, sooner or later. */
class GradeFullDiskTest {
    private static final int KILOBYTES = 4096;

    /** Pages there is room for: at the first look, in the middle of grades or evidence, and while outputs are written. */
    private static final List<Integer> ROOM = List.of(1, 20, 60, 110);

    @TempDir
    private Path folder;

    private ProgramRun program;

    @BeforeEach
    void begin() {
        program = new ProgramRun(folder.resolve("home"));
    }

    @Test
    void should_say_so_keep_what_is_graded_and_go_on_when_there_is_room() throws Exception {
        // given
        var handIns = Files.createDirectories(folder.resolve("handins"));
        for (var id : List.of("a", "b", "c", "d")) {
            new HandInMaking(id).in(handIns);
        }
        var wrong = new HandInMaking("wrong");
        wrong.seen = ClassWorld.recorded(ClassWorld.wrongSubnet());
        wrong.in(handIns);
        Files.writeString(folder.resolve("roster.csv"), "id\na\nb\nc\nd\nwrong\nabsent\n");
        assertThat(grade(folder.resolve("whole"))).isEqualTo(2);
        var expected = Files.readString(folder.resolve("whole/gradebook.csv"));
        int stopped = 0;

        for (int pages : ROOM) {
            try (var disk = SmallDisk.at(folder.resolve("disk-" + pages), KILOBYTES)) {
                var out = disk.folder().resolve("grades");
                disk.fill(pages);

                // when
                int exit = grade(out);
                var graded = graded(out);
                if (!program.err().contains("needs-a-person.csv")) {
                    stopped++;
                    assertThat(exit).isEqualTo(2);
                    assertThat(program.err()).contains("cannot be written", "No space left", "Free some space");
                }
                disk.makeRoom();

                // then
                assertThat(grade(out)).as(program.err()).isEqualTo(2);
                assertThat(Files.readString(out.resolve("gradebook.csv"))).isEqualTo(expected);
                assertThat(graded(out).subList(0, graded.size())).isEqualTo(graded);
                assertThat(program.run("evidence", "verify", out.toString())).isZero();
                assertThat(Files.readAllLines(EvidenceLog.records(out))).hasSizeGreaterThan(6);
            }
        }
        assertThat(stopped).isGreaterThanOrEqualTo(3);
    }

    @Test
    void should_leave_no_half_hand_in_on_a_full_disk() throws Exception {
        try (var disk = SmallDisk.at(folder.resolve("disk"), 256)) {
            // given
            var file = disk.folder().resolve("mine.handin");
            var lab = Files.createDirectories(folder.resolve("home/labs/overlay-consul"));
            LabChoice.of("namespace", EngineVersion.DEFAULT, Seed.of("alice"), false, false)
                    .write(lab);
            disk.fill(1);

            // when
            int exit = program.run("submit", "overlay-consul", file.toString(), "--student", "alice");

            // then
            assertThat(exit).isEqualTo(2);
            assertThat(program.err()).contains("mine.handin cannot be written: No space left");
            assertThat(disk.folder().toFile().list()).containsExactly("filler");
            disk.makeRoom();
            program.run("submit", "overlay-consul", file.toString(), "--student", "alice");
            assertThat(program.run("evidence", "verify", file.toString())).isZero();
        }
    }

    private int grade(Path out) {
        return program.run(
                "grade",
                "--lab",
                "overlay-consul",
                "--roster",
                folder.resolve("roster.csv").toString(),
                "--handins",
                folder.resolve("handins").toString(),
                "--challenge",
                "autumn",
                "--jobs",
                "1",
                "--out",
                out.toString());
    }

    private static List<String> graded(Path out) throws IOException {
        var log = out.resolve(GradeLog.FILE);
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }
}
