package dev.overlaylab.labs.driver.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.i18n.Problem;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningProcessTest {
    @TempDir
    Path folder;

    @Test
    void should_know_a_process_from_a_later_one_with_its_number() {
        // given
        var own = RunningProcess.of(ProcessHandle.current().pid()).orElseThrow();

        // when
        var earlier = new RunningProcess(own.pid(), own.started() + "1");

        // then
        assertThat(own.alive()).isTrue();
        assertThat(earlier.alive()).isFalse();
    }

    @Test
    void should_find_the_process_a_file_names_and_end_it() throws Exception {
        // given
        var sleeping = new ProcessBuilder("sleep", "300").start();
        var file = Files.writeString(folder.resolve("pid"), sleeping.pid() + "\n");

        // when
        var process = RunningProcess.in(file).orElseThrow();

        // then
        assertThat(process.commandLine()).containsExactly("sleep", "300");
        assertThat(process.kill()).isTrue();
        assertThat(process.alive()).isFalse();
        assertThat(process.commandLine()).doesNotContain("sleep");
        assertThat(RunningProcess.in(file)).isEmpty();
        assertThat(RunningProcess.in(folder.resolve("none"))).isEmpty();
        assertThat(RunningProcess.in(Files.writeString(folder.resolve("garbage"), "x")))
                .isEmpty();
    }

    @Test
    void should_end_a_tool_that_takes_too_long_with_all_it_started() throws Exception {
        // given
        var pidFile = folder.resolve("child");

        // when / then
        assertThatThrownBy(() -> Tool.run(
                        List.of("sh", "-c", "sleep 300 & echo $! > \"$1\"; wait", "sh", pidFile.toString()),
                        Duration.ofMillis(500)))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.slow");
        assertThat(Deadline.in(Duration.ofSeconds(10))
                        .until(() -> RunningProcess.in(pidFile).isEmpty(), Duration.ofMillis(20)))
                .isTrue();
    }

    @Test
    void should_say_that_a_tool_is_missing_and_what_another_complained_about() {
        assertThatThrownBy(() -> Tool.run(List.of("no-such-program-here"), Duration.ofSeconds(5)))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.tool");
        assertThatThrownBy(() -> Tool.mustRun(List.of("sh", "-c", "echo woe >&2; exit 3"), Duration.ofSeconds(5)))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("problem.driver.command")
                .hasMessageContaining("woe");
    }

    @Test
    void should_wait_no_longer_than_the_deadline_and_ask_at_least_once() throws Exception {
        // given
        var asked = new AtomicInteger();

        // when
        var came = Deadline.in(Duration.ZERO).until(() -> asked.incrementAndGet() > 1, Duration.ofSeconds(60));

        // then
        assertThat(came).isFalse();
        assertThat(asked).hasValue(1);
    }

    @Test
    void should_stop_waiting_when_interrupted() {
        // when
        Thread.currentThread().interrupt();

        // then
        assertThatThrownBy(() -> Deadline.in(Duration.ofMinutes(5)).until(() -> false, Duration.ofMinutes(1)))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void should_tell_a_taken_port_from_a_free_one_and_ssh_from_something_else() throws Exception {
        // given
        var free = LoopbackPort.free();

        // when / then
        assertThat(LoopbackPort.isFree(free)).isTrue();
        assertThat(LoopbackPort.greetsAsSsh(free, Duration.ofSeconds(1))).isFalse();
        try (var server = new ServerSocket(free, 1, InetAddress.getLoopbackAddress())) {
            assertThat(LoopbackPort.isFree(free)).isFalse();
            assertThat(greeted(server, "SSH-2.0-x\r\n")).isTrue();
            assertThat(greeted(server, "220 mail\r\n")).isFalse();
        }
    }

    private static boolean greeted(ServerSocket server, String greeting) throws Exception {
        var serving = CompletableFuture.runAsync(() -> {
            try (var socket = server.accept()) {
                socket.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        var greets = LoopbackPort.greetsAsSsh(server.getLocalPort(), Duration.ofSeconds(5));
        serving.join();
        return greets;
    }
}
