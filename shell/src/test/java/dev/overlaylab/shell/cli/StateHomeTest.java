package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateHomeTest {
    @TempDir
    Path directory;

    private static String home(Map<String, String> environment) {
        return StateHome.of(environment, "/users/me").directory().toString();
    }

    private static String key(Throwable problem) {
        return ((Problem) problem).text().key();
    }

    @Test
    void should_be_where_the_environment_says() {
        assertThat(home(Map.of("OVERLAYLAB_HOME", "/a b/日本語", "XDG_DATA_HOME", "/x", "HOME", "/h")))
                .isEqualTo("/a b/日本語");
        assertThat(home(Map.of("XDG_DATA_HOME", "/x", "HOME", "/h"))).isEqualTo("/x/overlaylab");
        assertThat(home(Map.of("XDG_DATA_HOME", "relative", "HOME", "/h 日本")))
                .isEqualTo("/h 日本/.local/share/overlaylab");
        assertThat(home(Map.of())).isEqualTo("/users/me/.local/share/overlaylab");
    }

    @Test
    void should_say_when_there_is_no_place() {
        assertThatThrownBy(() -> StateHome.of(Map.of(), ""))
                .satisfies(it -> assertThat(key(it)).isEqualTo("problem.home.none"));
        assertThatThrownBy(() -> StateHome.of(Map.of("OVERLAYLAB_HOME", "/a\u0000b"), "/u"))
                .satisfies(it -> assertThat(key(it)).isEqualTo("problem.home.invalid"));
    }

    @Test
    void should_not_mix_with_a_lab_that_somebody_keeps_there() throws Exception {
        // given
        var home = new StateHome(directory);
        var own = Files.createDirectories(directory.resolve("labs/mine"));
        Files.createFile(own.resolve("lab.yaml"));

        // then
        assertThatThrownBy(() -> home.labPrepared("mine"))
                .satisfies(it -> assertThat(key(it)).isEqualTo("problem.home.holds-labs"));
        assertThat(own).isDirectoryContaining("glob:**/lab.yaml");
        assertThat(home.labPrepared("other")).isDirectory();
    }

    @Test
    void should_make_directories_for_the_owner_alone() throws Exception {
        // given
        var home = new StateHome(directory.resolve("ホーム ディレクトリ"));

        // when
        var lab = home.prepared(home.lab("tiny"));

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lab)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.directory())))
                .isEqualTo("rwx------");
        assertThat(home.labsWithState()).containsExactly("tiny");
    }

    @Test
    void should_say_what_is_in_the_way() throws Exception {
        // given
        var file = Files.writeString(directory.resolve("file"), "");
        var home = new StateHome(file);

        // then
        assertThatThrownBy(() -> home.prepared(home.keys()))
                .satisfies(it -> assertThat(key(it)).startsWith("problem.home."))
                .hasMessageContaining(file.toString());
        assertThat(home.labsWithState()).isEmpty();
    }

    @Test
    void should_say_that_it_cannot_write() {
        // given: a file system that even an administrator cannot write to
        var home = new StateHome(Path.of("/proc/overlaylab"));

        // then
        assertThatThrownBy(() -> home.prepared(home.keys()))
                .satisfies(it -> assertThat(key(it)).isEqualTo("problem.home.not-writable"));
    }

    @Test
    void should_say_what_the_system_says() {
        assertThat(StateHome.reason(new FileSystemException("/ro", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(StateHome.reason(new AccessDeniedException("/ro"))).isEqualTo("AccessDenied");
    }
}
