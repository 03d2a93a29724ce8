package dev.overlaylab.labs.driver.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import dev.overlaylab.labs.driver.MachineSpec.Role;
import dev.overlaylab.labs.driver.process.RunningProcess;
import dev.overlaylab.labs.driver.record.StoredMachine.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineFolderTest {
    @TempDir
    Path lab;

    @Test
    void should_read_back_what_it_wrote_and_let_nobody_else_read_it() throws Exception {
        // given
        var folder = new MachineFolders(lab).make("mh-keystore");
        var machine = stored("mh-keystore").runningAs(2201, new RunningProcess(17, "boot:4711"));

        // when
        folder.write(machine);

        // then
        assertThat(folder.read()).contains(machine);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.recordFile())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
        try (var files = Files.list(folder.path())) {
            assertThat(files).containsExactly(folder.recordFile());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "42",
                "\u0000\u0001\ufffd",
                "{\"format\": 1}",
                "{\"format\": 2, \"name\": \"a\"}",
                "{\"format\":1,\"driver\":\"vm\",\"name\":\"a\",\"role\":\"PILOT\",\"address\":\"1.2.3.4\"}",
            })
    void should_make_nothing_of_garbage(String content) throws Exception {
        // given
        var folder = new MachineFolders(lab).make("a");

        // when
        Files.writeString(folder.recordFile(), content);

        // then
        assertThat(folder.read()).isEmpty();
    }

    @Test
    void should_make_nothing_of_a_record_cut_anywhere() throws Exception {
        // given
        var folder = new MachineFolders(lab).make("a");
        folder.write(stored("a"));
        var whole = Files.readString(folder.recordFile());

        // when / then
        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(folder.recordFile(), whole.substring(0, length));
            assertThat(folder.read()).as("cut to %d", length).isEmpty();
        }
    }

    @Test
    void should_not_take_a_copied_record_for_another_machine() {
        // given
        var folder = new MachineFolders(lab).make("a");

        // when
        folder.write(stored("b"));

        // then
        assertThat(folder.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../x", "a/b", "-a", ".a", "a b", "ä", "a\n", "a;b"})
    void should_refuse_names_that_are_no_host_names(String name) {
        assertThatThrownBy(() -> new MachineFolders(lab).of(name))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.name");
    }

    @Test
    void should_list_nothing_where_nothing_is_and_pass_over_what_is_no_machine() throws Exception {
        // given
        var folders = new MachineFolders(lab);
        assertThat(folders.all()).isEmpty();

        // when
        folders.make("b");
        folders.make("a");
        Files.writeString(lab.resolve("machines/file"), "");
        Files.createDirectory(lab.resolve("machines/.hidden"));

        // then
        assertThat(folders.all()).extracting(MachineFolder::name).containsExactly("a", "b");
    }

    @Test
    void should_delete_a_folder_without_following_links_out_of_it() throws Exception {
        // given
        var folders = new MachineFolders(lab);
        var folder = folders.make("a");
        var outside = Files.writeString(lab.resolve("outside"), "stays");
        Files.createSymbolicLink(folder.file("link"), outside);
        Files.createSymbolicLink(folder.file("up"), lab);

        // when
        folders.delete(folder);
        folders.delete(folder);

        // then
        assertThat(folder.path()).doesNotExist();
        assertThat(outside).hasContent("stays");
    }

    private static StoredMachine stored(String name) {
        return new StoredMachine(
                StoredMachine.FORMAT,
                "vm",
                name,
                Role.ENGINE,
                "192.168.99.100",
                512,
                "2026-01-01T00:00:00Z",
                Stage.MADE,
                "ssh-ed25519 AAAA",
                "0".repeat(32),
                0,
                null);
    }
}
