package dev.overlaylab.checkers.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every way into a machine keeps to; subclasses bring the machine. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ConnectionContractTest extends BatchContract {
    @Test
    void should_return_exit_code_and_both_outputs_apart() throws MachineException {
        var result = connection.run(Command.of("echo out; echo err >&2; exit 3"));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(result.succeeded()).isFalse();
    }

    @Test
    void should_run_as_root_without_input() throws MachineException {
        assertThat(connection.run(Command.of("id -u; cat")).stdout()).isEqualTo("0\n");
    }

    @Test
    void should_return_126_and_127_as_the_shell_gives_them() throws MachineException {
        assertThat(connection.run(Command.of("/etc/passwd")).exitCode()).isEqualTo(126);
        assertThat(connection.run(Command.of("no-such-tool-anywhere")).exitCode())
                .isEqualTo(127);
    }

    @Test
    void should_return_124_as_an_answer_when_the_script_itself_says_so() throws MachineException {
        assertThat(connection.run(Command.of("exit 124")).exitCode()).isEqualTo(124);
        assertThat(connection.run(Command.of("exit 137")).exitCode()).isEqualTo(137);
        assertThat(connection.run(Command.of("exit 255")).exitCode()).isEqualTo(255);
    }

    @Test
    void should_pass_quotes_dollars_and_lines_through_unchanged() throws MachineException {
        var script = "a='it'\\''s'\nprintf '%s|' \"$a\" '$HOME' `echo x`\nprintf '%s' \"日本 中文 ｶﾞ 👩‍🔧\"";

        assertThat(connection.run(Command.of(script)).stdout()).isEqualTo("it's|$HOME|x|日本 中文 ｶﾞ 👩‍🔧");
    }

    @Test
    void should_drain_both_outputs_together_when_both_are_large() throws MachineException {
        var script = "i=0; while [ $i -lt 1024 ]; do printf '%01024d' $i; printf '%01024d' $i >&2; i=$((i+1)); done";

        var result = connection.run(Command.of(script).within(Duration.ofSeconds(60)));

        assertThat(result.exitCode()).isZero();
        assertThat(result.stdout()).hasSize(1024 * 1024).endsWith("1023");
        assertThat(result.stderr()).hasSize(1024 * 1024).endsWith("1023");
    }

    @Test
    void should_fail_clearly_when_the_output_has_no_end() throws MachineException {
        var failure = failureOf(() -> connection.run(Command.of("yes").within(Duration.ofSeconds(60))));

        assertThat(failure.why()).isEqualTo(Cause.LOST);
        assertThat(failure).hasMessageContaining("longer than");
        assertThat(connection.run(Command.of("echo next")).stdout()).isEqualTo("next\n");
    }

    @Test
    void should_feed_input_to_its_end() throws MachineException {
        // The Java server feeds and drains in turn, and so hangs by itself on more than a pipe holds.
        var text = "línea 日本\n".repeat(isWholeSystem() ? 200_000 : 2_000);

        var result = connection.run(Command.of("cat; echo end >&2").reading(text));

        assertThat(result.stdout()).isEqualTo(text);
        assertThat(result.stderr()).isEqualTo("end\n");
    }

    @Test
    void should_answer_even_when_the_script_does_not_read_its_input() throws MachineException {
        var result = connection.run(Command.of("exit 7").reading("x".repeat(4_000_000)));

        assertThat(result.exitCode()).isEqualTo(7);
    }

    @Test
    void should_replace_what_is_not_utf8() throws MachineException {
        assertThat(connection.run(Command.of("printf 'a\\377\\0b'")).stdout()).isEqualTo("a\uFFFD\0b");
    }

    @Test
    void should_refuse_a_script_that_no_host_would_take() {
        assertThat(catchThrowableOfType(
                        IllegalArgumentException.class,
                        () -> connection.run(Command.of("true " + "x".repeat(200_000)))))
                .hasMessageContaining("too long");
    }

    @Test
    void should_say_lost_when_the_link_breaks_under_a_command() {
        var failure = failureOf(() -> runAndBreakTheLink(connection));

        assertThat(failure.why()).isEqualTo(Cause.LOST);
        assertThat(connection.isOpen()).isFalse();
        assertThat(failureOf(() -> connection.run(Command.of("true"))).why()).isEqualTo(Cause.LOST);
    }

    @Test
    void should_end_script_and_children_at_the_deadline() throws Exception {
        var begun = System.nanoTime();

        var failure = failureOf(() ->
                connection.run(Command.of("sleep 98.7 & sleep 98.7; echo never").within(Duration.ofMillis(1500))));

        assertThat(failure.why()).isEqualTo(Cause.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        eventually(
                () -> connection
                        .run(Command.of("ps ax -o args | grep -c '^sleep 98[.]7'"))
                        .stdout(),
                "0\n");
    }

    @Test
    void should_end_script_that_ignores_terminate() {
        var failure = failureOf(() -> connection.run(
                Command.of("trap '' TERM; sleep 97.6; sleep 97.6").within(Duration.ofSeconds(1))));

        assertThat(failure.why()).isEqualTo(Cause.TIMED_OUT);
        eventually(
                () -> connection
                        .run(Command.of("ps ax -o args | grep -c '^sleep 97[.]6'"))
                        .stdout(),
                "0\n");
    }

    @Test
    void should_end_waiting_at_once_when_interrupted() throws InterruptedException {
        var failure = new AtomicReference<MachineException>();
        var stillInterrupted = new AtomicReference<Boolean>();
        var thread = new Thread(() -> {
            failure.set(failureOf(() -> connection.run(Command.of("sleep 30").within(Duration.ofSeconds(40)))));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        thread.start();
        Thread.sleep(500);

        var begun = System.nanoTime();
        thread.interrupt();
        thread.join(5_000);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        assertThat(failure.get()).hasMessageContaining("interrupted");
        assertThat(stillInterrupted.get()).isTrue();
    }

    @Test
    void should_serve_thirty_at_once() throws Exception {
        var threads = Executors.newFixedThreadPool(30);
        try {
            var calls = new ArrayList<Callable<String>>();
            for (var i = 0; i < 30; i++) {
                var script = "sleep 0.5; echo " + i;
                calls.add(() -> connection
                        .run(Command.of(script).within(Duration.ofSeconds(30)))
                        .stdout());
            }
            var seen = new HashSet<String>();
            for (var answer : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                seen.add(answer.get());
            }
            assertThat(seen).hasSize(30).contains("0\n", "29\n");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void should_refuse_another_host_key() {
        var pinnedElsewhere = address();
        var wrong = new SshAddress(
                pinnedElsewhere.machine(),
                pinnedElsewhere.host(),
                pinnedElsewhere.port(),
                pinnedElsewhere.user(),
                pinnedElsewhere.privateKey(),
                anotherHostKey());

        assertThat(failureOf(() -> door().open(wrong)).why()).isEqualTo(Cause.WRONG_HOST_KEY);
    }

    @Test
    void should_say_not_admitted_when_the_client_key_is_a_strangers() {
        var it = address();
        var stranger = new SshAddress(it.machine(), it.host(), it.port(), it.user(), strangersKey(), it.hostKey());

        assertThat(failureOf(() -> door().open(stranger)).why()).isEqualTo(Cause.NOT_ADMITTED);
    }

    @Test
    void should_say_not_admitted_when_the_client_key_is_missing() {
        var it = address();
        var keyless = new SshAddress(
                it.machine(), it.host(), it.port(), it.user(), strangersKey().resolveSibling("none"), it.hostKey());

        assertThat(failureOf(() -> door().open(keyless)).why()).isEqualTo(Cause.NOT_ADMITTED);
    }
}
