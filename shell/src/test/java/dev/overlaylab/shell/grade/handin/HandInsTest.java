package dev.overlaylab.shell.grade.handin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.shell.grade.handin.Copy.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a class, with those who copied from each other. */
class HandInsTest {
    @TempDir
    Path folder;

    private HandIns read() {
        return HandIns.in(folder, () -> {});
    }

    @Test
    void should_suspect_nobody_who_did_it_alone() throws Exception {
        // given
        var moodle = Files.createDirectories(folder.resolve("鈴木 花子_4711_assignsubmission_file_"));
        new HandInMaking("鈴木").in(moodle);
        new HandInMaking("alice").in(folder);
        new HandInMaking("bob").in(folder);
        Files.writeString(folder.resolve(".DS_Store"), "hidden");

        // when
        var handIns = read();

        // then
        assertThat(handIns.students()).containsExactly("alice", "bob", "鈴木");
        assertThat(handIns.copies()).isEmpty();
        assertThat(handIns.refused()).isEmpty();
    }

    @Test
    void should_find_every_way_to_copy() throws Exception {
        // given
        var alice = new HandInMaking("alice");
        var machines = new HandInMaking("machines");
        machines.machines = alice.machines;
        var moments = new HandInMaking("moments");
        moments.journal = alice.journal;
        var retold = new HandInMaking("retold");
        retold.journal.clear();
        for (int i = 0; i < 5; i++) {
            retold.ran("docker run -d busybox " + i, alice.id("c" + i));
        }
        for (var one : List.of(alice, machines, moments, retold, new HandInMaking("honest"))) {
            one.in(folder);
        }

        // when
        var copies = read().copies();

        // then
        assertThat(copies)
                .extracting(Copy::kind, Copy::one, Copy::other, Copy::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.HOST_KEY, "alice", "machines", 2),
                        org.assertj.core.groups.Tuple.tuple(Kind.ENGINE, "alice", "machines", 2),
                        org.assertj.core.groups.Tuple.tuple(Kind.NETWORK, "alice", "machines", 1),
                        org.assertj.core.groups.Tuple.tuple(Kind.CONTAINER, "alice", "machines", 2),
                        org.assertj.core.groups.Tuple.tuple(Kind.JOURNAL, "alice", "moments", 10),
                        org.assertj.core.groups.Tuple.tuple(Kind.OUTPUT, "alice", "moments", 10),
                        org.assertj.core.groups.Tuple.tuple(Kind.OUTPUT, "alice", "retold", 5));
    }

    @Test
    void should_find_two_students_at_one_computer() throws Exception {
        // given
        var alice = new HandInMaking("alice");
        alice.in(folder);
        alice.student = "mallory";
        alice.journal = List.of();
        alice.machines = new HandInMaking("mallory").machines;
        alice.in(folder);

        // then
        assertThat(read().copies()).extracting(Copy::kind).containsExactly(Kind.KEY);
    }

    @Test
    void should_take_the_newest_and_doubt_one_that_is_signed_by_somebody_else() throws Exception {
        // given
        var first = new HandInMaking("alice");
        Files.write(folder.resolve("1"), first.bytes());
        first.madeAt = "2026-11-22T10:00:00Z";
        Files.write(folder.resolve("0"), first.bytes());

        // then
        var own = read();
        assertThat(own.of("alice").orElseThrow().file()).hasFileName("0");
        assertThat(own.earlier()).containsExactly(folder.resolve("1"));
        assertThat(own.isDisputed("alice")).isFalse();
        Files.write(folder.resolve("2"), new HandInMaking("alice").bytes());
        assertThat(read().isDisputed("alice")).isTrue();
    }

    @Test
    void should_name_what_is_no_hand_in_and_follow_nothing() throws Exception {
        // given
        var outside = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-outside"));
        new HandInMaking("outside").in(outside);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Files.createSymbolicLink(folder.resolve("elsewhere"), outside);
        Files.writeString(folder.resolve("essay.docx"), "not a hand-in");
        new HandInMaking("alice").in(folder);

        // when
        var handIns = read();

        // then
        assertThat(handIns.students()).containsExactly("alice");
        assertThat(handIns.refused())
                .extracting(it -> it.file().getFileName().toString())
                .containsExactly("elsewhere", "essay.docx", "loop");
        try (var files = Files.walk(outside)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(it -> it.toFile().delete());
        }
    }
}
