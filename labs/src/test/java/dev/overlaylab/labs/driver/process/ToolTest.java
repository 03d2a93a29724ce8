package dev.overlaylab.labs.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolTest {
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    @Test
    void should_keep_a_message_short_when_a_tool_says_thousands_of_lines() throws InterruptedException {
        var ended = Tool.run(
                List.of("sh", "-c", "yes 'cp: error writing: No space left on device' | head -5000; exit 1"), ENOUGH);

        assertThat(ended.well()).isFalse();
        assertThat(ended.lastWords().lines())
                .hasSize(3)
                .allMatch(it -> it.equals("cp: error writing: No space left on device"));
    }

    @Test
    void should_keep_the_end_of_an_endless_line() throws InterruptedException {
        var ended = Tool.run(List.of("sh", "-c", "head -c 100000 /dev/zero | tr '\\0' x; echo the end"), ENOUGH);

        assertThat(ended.lastWords()).startsWith("… x").endsWith("xthe end").hasSizeLessThan(200);
    }

    @Test
    void should_say_nothing_for_a_silent_tool() throws InterruptedException {
        assertThat(Tool.run(List.of("true"), ENOUGH).lastWords()).isEmpty();
    }

    @Test
    void should_name_the_command_that_failed() {
        assertThatThrownBy(() -> Tool.mustRun(List.of("sh", "-c", "echo no; exit 3"), ENOUGH))
                .isInstanceOfSatisfying(Problem.class, it -> {
                    assertThat(it.text().key()).isEqualTo("problem.driver.command");
                    assertThat(it.text().arguments()).containsEntry("status", 3).containsEntry("detail", "no");
                });
    }
}
