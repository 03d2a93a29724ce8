package dev.overlaylab.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabLockTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("lock");
    }

    private void assertHeldBy(long pid) {
        assertThatThrownBy(() -> LabLock.take("tiny", file())).isInstanceOfSatisfying(Problem.class, it -> {
            assertThat(it.text().key()).isEqualTo("problem.lab.in-use");
            assertThat(it.text().arguments()).containsEntry("pid", Long.toString(pid));
        });
    }

    @Test
    void should_keep_a_second_session_of_the_same_process_out_until_closed() {
        // given
        var first = LabLock.take("tiny", file());

        // then
        assertHeldBy(ProcessHandle.current().pid());
        first.close();
        LabLock.take("tiny", file()).close();
    }

    @Test
    void should_name_the_process_that_has_it_and_be_free_once_that_was_killed() throws Exception {
        // given
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holding.class.getName(),
                        file().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("held");
            assertHeldBy(other.pid());

            // when
            other.toHandle().destroyForcibly();
            assertThat(other.waitFor(20, TimeUnit.SECONDS)).isTrue();

            // then
            LabLock.take("tiny", file()).close();
        }
    }

    /** Takes the lock and keeps it until it is killed. */
    static final class Holding {
        public static void main(String[] args) throws InterruptedException {
            LabLock.take("tiny", Path.of(args[0]));
            System.out.println("held");
            Thread.sleep(60_000);
        }
    }
}
