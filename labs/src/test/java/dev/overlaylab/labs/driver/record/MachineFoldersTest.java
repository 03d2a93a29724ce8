package dev.overlaylab.labs.driver.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFoldersTest {
    @TempDir
    Path lab;

    @Test
    void should_leave_nothing_behind_the_last_machine() throws Exception {
        // given
        var folders = new MachineFolders(lab);
        var one = folders.make("one");
        var other = folders.make("other");

        // when
        folders.delete(one);
        folders.tidy();

        // then
        assertThat(folders.all()).containsExactly(other);

        // when
        folders.delete(other);
        folders.tidy();

        // then
        assertThat(lab).isEmptyDirectory();
        folders.tidy();
        assertThat(folders.make("one").path()).isEmptyDirectory();
    }
}
