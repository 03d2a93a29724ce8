package dev.overlaylab.checkers.machine.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.core.DockerClientImpl;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a machine's engine keeps to; subclasses bring a machine whose engine runs and has nginx and busybox. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class EngineContractTest extends EngineReadingContract {
    @Test
    void should_run_in_a_running_container() throws MachineException {
        web();

        var result = engine.exec("contract-web", List.of("sh", "-c", "echo 'out 日本'; echo err >&2; exit 3"), SOON);

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.stdout()).isEqualTo("out 日本\n");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(engine.exec("contract-web", List.of("sh", "-c", "kill -9 $$"), SOON)
                        .exitCode())
                .isEqualTo(137);
    }

    @Test
    void should_keep_both_outputs_when_both_are_large() throws MachineException {
        web();
        var script = "i=0; while [ $i -lt 1024 ]; do printf '%01024d' $i; printf '%01024d' $i >&2; i=$((i+1)); done";

        var result = engine.exec("contract-web", List.of("sh", "-c", script), SOON);

        assertThat(result.stdout()).hasSize(1024 * 1024).endsWith("1023");
        assertThat(result.stderr()).hasSize(1024 * 1024).endsWith("1023");
    }

    @Test
    void should_answer_126_or_127_when_the_container_lacks_the_tool() throws MachineException {
        web();

        assertThat(engine.exec("contract-web", List.of("no-such-tool"), SOON).exitCode())
                .isIn(126, 127);
    }

    @Test
    void should_have_no_answer_from_a_container_that_is_not_there_or_does_not_run() throws MachineException {
        host("docker create --label " + LABEL + " --name contract-idle busybox true");

        var absent = failureOf(() -> engine.exec("contract-none", List.of("true"), SOON));
        var idle = failureOf(() -> engine.exec("contract-idle", List.of("true"), SOON));

        assertThat(absent.why()).isEqualTo(Cause.ENGINE_ERROR);
        assertThat(absent.detail()).contains("No such container");
        assertThat(idle.why()).isEqualTo(Cause.ENGINE_ERROR);
        assertThat(idle.detail()).contains("is not running");
    }

    @Test
    void should_end_a_command_in_a_container_at_its_deadline() throws MachineException {
        web();

        var failure = failureOf(() -> engine.exec("contract-web", List.of("sleep", "88.8"), Duration.ofSeconds(2)));

        assertThat(failure.why()).isEqualTo(Cause.TIMED_OUT);
        assertThat(host("ps ax -o args | grep -c '^sleep 88[.]8'")).isEqualTo("0");
    }

    @Test
    void should_run_several_commands_at_once() throws Exception {
        web();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var calls = new ArrayList<Callable<String>>();
            for (var i = 0; i < 8; i++) {
                var word = "word" + i;
                calls.add(() ->
                        engine.exec("contract-web", List.of("echo", word), SOON).stdout());
            }
            var said = new ArrayList<String>();
            for (var answer : threads.invokeAll(calls, 90, TimeUnit.SECONDS)) {
                said.add(answer.get());
            }
            assertThat(said)
                    .containsExactly(
                            "word0\n", "word1\n", "word2\n", "word3\n", "word4\n", "word5\n", "word6\n", "word7\n");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void should_carry_input_into_a_container() throws Exception {
        web();
        try (var transport = new EngineTransport(connection, DockerEngine.SOCKET)) {
            var client = DockerClientImpl.getInstance(new EngineConfig(ApiVersions.agreedWith(transport)), transport);
            var exec = client.execCreateCmd("contract-web")
                    .withCmd("sh", "-c", "cat; echo end >&2")
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId();
            var text = "日本\n".repeat(30_000);
            var frames = new Frames();

            client.execStartCmd(exec)
                    .withStdIn(new ByteArrayInputStream(text.getBytes(UTF_8)))
                    .exec(frames);
            frames.awaitEnd();

            assertThat(frames.stdout()).isEqualTo(text);
            assertThat(frames.stderr()).isEqualTo("end\n");
        }
    }

    @Test
    void should_run_once_and_leave_nothing() throws MachineException {
        var before = host("docker ps -aq");

        var result = engine.runOnce(
                "busybox",
                "bridge",
                List.of("sh", "-c", "ip -o -4 addr show eth0 | grep -c 172; echo err >&2; exit 4"),
                Map.of("test.overlaylab", "contract"),
                SOON);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.stdout()).isEqualTo("1\n");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(host("docker ps -aq")).isEqualTo(before);
    }

    @Test
    void should_label_what_it_makes_and_remove_it_at_the_deadline() throws Exception {
        var failure = new AtomicReference<MachineException>();
        var thread = new Thread(() -> failure.set(failureOf(() -> engine.runOnce(
                "busybox",
                "none",
                List.of("sleep", "77"),
                Map.of("test.overlaylab", "contract"),
                Duration.ofSeconds(6)))));
        thread.start();
        var seen = "";
        for (var i = 0; i < 50 && seen.isEmpty(); i++) {
            Thread.sleep(100);
            seen = host("docker ps -q -f label=dev.overlaylab.probe -f label=" + LABEL);
        }
        thread.join(60_000);

        assertThat(seen).isNotEmpty();
        assertThat(failure.get()).extracting(MachineException::why).isEqualTo(Cause.TIMED_OUT);
        assertThat(host("docker ps -aq -f label=" + LABEL)).isEmpty();
    }

    @Test
    void should_remove_what_it_makes_when_interrupted() throws Exception {
        for (var delay : new int[] {10, 60, 150, 400, 1500}) {
            var thread = new Thread(() -> failureOf(() -> engine.runOnce(
                    "busybox", "none", List.of("sleep", "77"), Map.of("test.overlaylab", "contract"), SOON)));
            thread.start();
            Thread.sleep(delay);
            thread.interrupt();
            thread.join(30_000);

            assertThat(thread.isAlive()).as("after %s ms", delay).isFalse();
            assertThat(host("docker ps -aq -f label=" + LABEL))
                    .as("after %s ms", delay)
                    .isEmpty();
        }
    }

    @Test
    void should_have_no_answer_when_the_container_cannot_be_made_or_started() throws MachineException {
        var before = host("docker ps -aq");

        var image = failureOf(() -> engine.runOnce("no-such-image", "bridge", List.of("true"), Map.of(), SOON));
        var network = failureOf(() -> engine.runOnce("busybox", "no-such-net", List.of("true"), Map.of(), SOON));
        var tool = failureOf(() -> engine.runOnce("busybox", "bridge", List.of("no-such-tool"), Map.of(), SOON));

        assertThat(List.of(image.why(), network.why(), tool.why())).containsOnly(Cause.ENGINE_ERROR);
        assertThat(image.detail()).contains("No such image");
        assertThat(network.detail()).contains("no-such-net");
        assertThat(tool.detail()).contains("no-such-tool");
        assertThat(host("docker ps -aq")).isEqualTo(before);
    }

    @Test
    void should_say_engine_down_while_it_is_stopped_and_answer_again_afterwards() throws MachineException {
        assertThat(engine.state().id()).isNotEmpty();

        host("service docker stop");
        try {
            assertThat(failureOf(engine::state).why()).isEqualTo(Cause.ENGINE_DOWN);
            assertThat(failureOf(() -> engine.exec("contract-web", List.of("true"), SOON))
                            .why())
                    .isEqualTo(Cause.ENGINE_DOWN);
            assertThat(connection.isOpen()).isTrue();
        } finally {
            host("service docker start");
        }
        assertThat(engine.state().id()).isNotEmpty();
    }

    @Test
    void should_say_lost_when_the_connection_is_closed() {
        connection.close();

        assertThat(failureOf(engine::networks).why()).isEqualTo(Cause.LOST);
    }

    private void web() throws MachineException {
        host("docker run -d --label " + LABEL + " --name contract-web nginx");
    }
}
