package dev.overlaylab.labs.driver.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedStateTest {
    private static final Fit FIT = new Fit("QEMU 7", Fit.SHAPE, "tcg", "disk");

    @TempDir
    Path folder;

    @BeforeEach
    void save() throws IOException {
        Files.writeString(folder.resolve("devices"), "devices");
        Files.writeString(folder.resolve("a.memory"), "memory");
        Files.writeString(folder.resolve("a.qcow2"), "disk");
        SavedState.describe(folder, FIT, 512, List.of("a.memory"), List.of("a.qcow2"));
    }

    @Test
    void should_say_again_what_was_said() {
        // when
        var state = SavedState.of(folder);

        // then
        assertThat(state.fits()).isEqualTo(FIT);
        assertThat(state.memoryMb()).isEqualTo(512);
        assertThat(state.memoryIn(folder)).containsExactly(folder.resolve("a.memory"));
        assertThat(state.diskIn(folder)).containsExactly(folder.resolve("a.qcow2"));
        assertThat(state.sizes()).containsEntry("devices", 7L);
    }

    @Test
    void should_name_a_file_that_is_missing_or_cut_short() throws IOException {
        // given
        Files.writeString(folder.resolve("a.memory"), "mem");

        // when / then
        assertThatThrownBy(() -> SavedState.of(folder))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("problem.driver.state-damaged")
                .hasMessageContaining("a.memory");

        // given
        Files.delete(folder.resolve("a.memory"));

        // when / then
        assertThatThrownBy(() -> SavedState.of(folder)).hasMessageContaining("a.memory");
    }

    @Test
    void should_take_nothing_damaged_for_a_state() throws IOException {
        for (var content : List.of("", "{", "null", "[]", "{\"format\": 2}", "{\"format\": 1}", "\u0000\u0001")) {
            Files.writeString(folder.resolve("state.json"), content);
            assertThatThrownBy(() -> SavedState.of(folder))
                    .as(content)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("state.json");
        }
        Files.delete(folder.resolve("state.json"));
        assertThatThrownBy(() -> SavedState.of(folder)).isInstanceOf(Problem.class);
    }
}
