package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.overlaylab.labs.image.EngineVersion;
import dev.overlaylab.labs.lab.Seed;
import dev.overlaylab.shell.chain.Break;
import dev.overlaylab.shell.grade.handin.HandInReader;
import dev.overlaylab.shell.journal.Entry;
import dev.overlaylab.shell.journal.Journal;
import dev.overlaylab.shell.journal.JournalState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handing in without machines; with them it is tried where machines are. */
class SubmitCommandTest {
    private static final String LAB = "overlay-consul";

    @TempDir
    Path temporary;

    private ProgramRun program;

    @BeforeEach
    void begin() throws Exception {
        program = new ProgramRun(temporary.resolve("home"));
        var lab = Files.createDirectories(temporary.resolve("home/labs").resolve(LAB));
        LabChoice.of("namespace", EngineVersion.DEFAULT, Seed.of("alice"), false, false)
                .write(lab);
        try (var journal = new Journal(lab.resolve("journal.jsonl"), Clock.systemUTC())) {
            journal.add(new Entry.Started(journal.now(), LAB, "namespace", "ja"));
            journal.add(new Entry.Ran(journal.now(), "01-key-value-store", "docker ps", 0, 12, "x".repeat(5000)));
        }
        Files.writeString(lab.resolve("journal.jsonl"), "{\"half", java.nio.file.StandardOpenOption.APPEND);
    }

    private Path file() {
        return temporary.resolve("mine.handin");
    }

    @Test
    void should_hand_in_what_there_is_and_say_which_machines_were_not_seen() throws Exception {
        // when
        int exit = program.run("submit", LAB, file().toString(), "--student", "alice", "--challenge", "2026 autumn");

        // then
        assertThat(exit).as(program.err()).isEqualTo(2);
        assertThat(program.out()).contains("ready to be handed in", "alice", "0 of 12 checks hold", "2 lines");
        assertThat(program.err()).contains("Not seen: mh-keystore, ", "overlaylab start overlay-consul");
        var handIn = HandInReader.read(file());
        assertThat(handIn.header().student()).isEqualTo("alice");
        assertThat(handIn.header().challenge()).isEqualTo("2026 autumn");
        assertThat(handIn.header().seed()).isEqualTo("alice");
        assertThat(handIn.header().parameters()).isNotEmpty();
        assertThat(handIn.machines()).hasSize(3).noneMatch(it -> it.seen());
        assertThat(handIn.journal()).hasSize(2);
        assertThat(handIn.journalState()).contains(new JournalState(2, 0, Optional.empty()));
        assertThat(handIn.journal().get(1).get("output").asText()).hasSize(2001);
        assertThat(program.run("evidence", "verify", file().toString())).isZero();
        assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
    }

    @Test
    void should_say_where_the_journal_was_changed() throws Exception {
        // given
        var journal = temporary.resolve("home/labs").resolve(LAB).resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("docker ps", "docker swarm init"));

        // when
        program.run("submit", LAB, file().toString(), "--student", "alice");

        // then
        assertThat(program.err()).contains("The journal is not as it was written: line 2 was changed.");
        assertThat(HandInReader.read(file()).journalState().flatMap(JournalState::broken))
                .contains(new Break(Break.Kind.CHANGED, 2, ""));
        program.run("submit", LAB, file().toString(), "--json");
        assertThat(new ObjectMapper()
                        .readTree(program.out())
                        .get("journalBrokenAt")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void should_hand_in_what_can_be_read_of_a_journal_that_is_damaged() throws Exception {
        // given: bytes that are no text, in a line of their own and in the first one
        var journal = temporary.resolve("home/labs").resolve(LAB).resolve("journal.jsonl");
        var bytes = Files.readAllBytes(journal);
        bytes[bytes.length / 4] = (byte) 0xff;
        var damaged = new java.io.ByteArrayOutputStream();
        damaged.writeBytes(new byte[] {(byte) 0xfe, 0, '\n'});
        damaged.writeBytes(bytes);
        Files.write(journal, damaged.toByteArray());

        // when
        int exit = program.run("submit", LAB, file().toString(), "--student", "alice");

        // then
        assertThat(exit).as(program.err()).isEqualTo(2);
        assertThat(program.err()).contains("The journal is not as it was written: line ");
        assertThat(HandInReader.read(file()).journal()).isNotEmpty();
    }

    @Test
    void should_remember_who_hands_in_and_for_which_class() throws Exception {
        // given
        assertThat(program.run("submit", LAB, file().toString())).isEqualTo(64);
        assertThat(program.err()).contains("--student ID");
        program.run("submit", LAB, file().toString(), "--student", "鈴木", "--challenge", "秋");

        // when
        int exit = program.run("submit", LAB, file().toString(), "--json");

        // then
        assertThat(exit).isEqualTo(2);
        var told = new ObjectMapper().readTree(program.out());
        assertThat(told.get("student").asText()).isEqualTo("鈴木");
        assertThat(told.get("challenge").asText()).isEqualTo("秋");
        assertThat(told.get("unseen")).hasSize(3);
    }

    @Test
    void should_refuse_what_makes_no_hand_in() {
        assertThat(program.run("submit", "swarm-mode", file().toString(), "--student", "a"))
                .isEqualTo(2);
        assertThat(program.err()).contains("never begun");
        assertThat(program.run("submit", "nowhere")).isEqualTo(64);
        assertThat(program.run("submit", LAB, file().toString(), "--student", "a\nb"))
                .isEqualTo(64);
        assertThat(program.run("submit", LAB, file().toString(), "--student", "a".repeat(201)))
                .isEqualTo(64);
        assertThat(file()).doesNotExist();
    }
}
