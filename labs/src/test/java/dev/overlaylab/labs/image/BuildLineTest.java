package dev.overlaylab.labs.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.i18n.Text;
import org.junit.jupiter.api.Test;

class BuildLineTest {
    @Test
    void should_read_progress() {
        assertThat(BuildLine.of("##progress vm 25 image.progress.bake")).hasValueSatisfying(it -> {
            assertThat(it.isFailure()).isFalse();
            assertThat(it.stage()).isEqualTo("vm");
            assertThat(it.number()).isEqualTo(25);
            assertThat(it.text()).isEqualTo(Text.of("image.progress.bake", "name", "vm"));
        });
    }

    @Test
    void should_read_the_name_of_what_is_being_made() {
        assertThat(BuildLine.of("##progress containers 24 image.progress.container nginx"))
                .hasValueSatisfying(
                        it -> assertThat(it.text()).isEqualTo(Text.of("image.progress.container", "name", "nginx")));
    }

    @Test
    void should_read_a_failure_with_its_reason() {
        assertThat(BuildLine.of("##failed 69 no package archive answers for bullseye"))
                .hasValue(new BuildLine("", 69, "no package archive answers for bullseye"));
    }

    @Test
    void should_leave_log_lines_alone() {
        assertThat(BuildLine.of("I: ##progress vm 25 image.progress.bake")).isEmpty();
        assertThat(BuildLine.of("##progress vm many image.progress.bake")).isEmpty();
        assertThat(BuildLine.of("")).isEmpty();
    }
}
