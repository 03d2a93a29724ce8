package dev.overlaylab.shell.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
    @Test
    void should_find_out_real_facts_and_leave_nothing_behind(@TempDir Path home) throws IOException {
        var facts = new Surroundings(home.resolve("まだない"), List::of, () -> Facts.Acceleration.UNTRIED).facts();

        assertThat(facts.javaVersion()).isGreaterThanOrEqualTo(17);
        assertThat(facts.processors()).isPositive();
        assertThat(facts.diskMb()).isPositive();
        assertThat(facts.loopbackPorts()).isTrue();
        try (var left = Files.list(home)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void should_see_a_home_that_cannot_be_written_to() {
        var facts = new Surroundings(Path.of("/proc/1"), List::of, () -> Facts.Acceleration.UNTRIED).facts();

        assertThat(facts.diskMb()).isNegative();
    }
}
