package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderlyEndTest {
    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "HUP,129"})
    void should_clean_up_before_the_process_ends(String signal, int status) throws Exception {
        // given
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Working.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("working");

            // when
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();

            // then
            assertThat(said.lines()).containsExactly("told to stop", "cleaned up");
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(status);
    }

    @Test
    void should_finish_a_clean_up_that_is_interrupted() {
        // given
        var done = new boolean[1];
        Thread.currentThread().interrupt();

        // when
        OrderlyEnd.uninterrupted(() -> done[0] = true);

        // then
        assertThat(done[0]).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Works until it is told to end. */
    static final class Working {
        @SuppressWarnings("try")
        public static void main(String[] args) {
            try (var end = OrderlyEnd.of(() -> System.out.println("told to stop"), Duration.ofSeconds(20))) {
                try {
                    System.out.println("working");
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    OrderlyEnd.uninterrupted(() -> System.out.println("cleaned up"));
                }
            }
        }
    }
}
