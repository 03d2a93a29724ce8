package dev.overlaylab.checkers.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The end of a shell that a link was cut off from: it hears of it twice, by its input and by a signal. */
class BatchScriptEndTest {
    private static final int TIMES = 100;

    @Test
    void should_leave_no_folder_whenever_the_signal_comes() throws Exception {
        for (int time = 0; time < TIMES; time++) {
            // given
            var shell = new ProcessBuilder("sh").start();
            var folder = prepared(shell);
            assertThat(folder).isDirectory();

            // when: the moment between the two is another one each time
            shell.getOutputStream().close();
            var until = System.nanoTime() + time * 10_000L;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            shell.destroy();
            shell.waitFor();

            // then
            assertThat(folder).as("time " + time).doesNotExist();
        }
    }

    private static Path prepared(Process shell) throws IOException {
        var input = shell.getOutputStream();
        input.write((BatchScript.PREPARING + "echo \"$dir\"\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
        var output = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8));
        return Path.of(output.readLine());
    }
}
