package dev.overlaylab.checkers.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every way into a machine keeps to; subclasses bring the machine. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ConnectionContractTest {
    private Connection connection;

    protected abstract Door door();

    /** Where the door opens. */
    protected abstract SshAddress address();

    /** A key that the machine does not admit. */
    protected abstract java.nio.file.Path strangersKey();

    /** A host key in public form that is not the machine's. */
    protected abstract String anotherHostKey();

    /** Whether there is a pseudo-terminal, unix sockets and forwarding: not in a server that is made of Java. */
    protected boolean isWholeSystem() {
        return true;
    }

    /** Breaks the link while {@code command} runs; by default the host's own process for it is killed. */
    protected CommandResult runAndBreakTheLink(Connection open) throws MachineException {
        return open.run(Command.of("echo early; kill -9 $(awk '{print $4}' /proc/$PPID/stat); sleep 5; echo late"));
    }

    @BeforeEach
    void open() throws MachineException {
        connection = door().open(address());
    }

    @AfterEach
    void close() {
        if (connection != null) {
            connection.close();
            assertThat(connection.isOpen()).isFalse();
        }
    }

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
    void should_answer_many_scripts_each_on_its_own() throws MachineException {
        var commands = List.of(
                Command.of("echo out; echo err >&2; exit 3"),
                Command.of("sleep 60").within(Duration.ofSeconds(1)),
                Command.of("printf 'no newline'"),
                Command.of("kill -9 $$"),
                Command.of("no-such-tool-anywhere"),
                Command.of("cat; printf '日本 %s\\n\\n' \"it's\""),
                Command.of("yes | head -c 1000000"),
                Command.of("ps ax -o args; cat /proc/*/cmdline | tr '\\0' ' '"),
                Command.of("trap '' TERM; sleep 60").within(Duration.ofSeconds(1)),
                Command.of("dirname \"$(readlink /proc/self/fd/2)\""));
        var begun = System.nanoTime();

        var answers = connection.runAll(commands);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        assertThat(answers).hasSize(commands.size());
        assertThat(answers.get(0).get().exitCode()).isEqualTo(3);
        assertThat(answers.get(0).get().stdout()).isEqualTo("out\n");
        assertThat(answers.get(0).get().stderr()).isEqualTo("err\n");
        assertThat(failureOf(() -> answers.get(1).get()).why()).isEqualTo(Cause.TIMED_OUT);
        assertThat(answers.get(2).get().stdout()).isEqualTo("no newline");
        assertThat(answers.get(3).get().exitCode()).isEqualTo(137);
        assertThat(answers.get(4).get().exitCode()).isEqualTo(127);
        assertThat(answers.get(5).get().stdout()).isEqualTo("日本 it's\n\n");
        assertThat(failureOf(() -> answers.get(6).get())).hasMessageContaining("longer than");
        assertThat(answers.get(7).get().exitCode()).isZero();
        assertThat(failureOf(() -> answers.get(8).get()).why()).isEqualTo(Cause.TIMED_OUT);
        var whereOutputsWere = answers.get(9).get().stdout().strip();
        assertThat(whereOutputsWere).matches(".*/(overlaylab|tmp)\\.[A-Za-z0-9]+");
        assertThat(connection
                        .run(Command.of("cat " + whereOutputsWere + "/*.out"))
                        .stdout())
                .isEmpty();
        connection.close();
        try (var again = door().open(address())) {
            eventually(() -> again.run(Command.of("ls -d " + whereOutputsWere)).succeeded(), false);
        }
    }

    @Test
    void should_answer_as_soon_as_the_scripts_have_ended_and_not_at_their_time_limit() throws MachineException {
        var quick = List.of(Command.of("true"), Command.of("exit 3"), Command.of("uname -s"));

        for (var i = 0; i < 25; i++) {
            var begun = System.nanoTime();
            var answers = connection.runAll(quick);

            assertThat(answers.get(2).get().stdout()).isEqualTo("Linux\n");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void should_answer_scripts_too_long_for_one_exchange() throws MachineException {
        var commands = new ArrayList<Command>();
        for (var i = 0; i < 5; i++) {
            commands.add(Command.of("echo " + i + " #" + "x".repeat(30_000)));
        }

        var answers = connection.runAll(commands);

        for (var i = 0; i < 5; i++) {
            assertThat(answers.get(i).get().stdout()).isEqualTo(i + "\n");
        }
        assertThat(connection.runAll(List.of())).isEmpty();
    }

    @Test
    void should_answer_none_of_many_when_the_link_breaks() throws Exception {
        connection.close();

        var answers = connection.runAll(List.of(Command.of("echo a"), Command.of("echo b")));

        assertThat(answers)
                .hasSize(2)
                .allSatisfy(it -> assertThat(failureOf(it::get).why()).isEqualTo(Cause.LOST));
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

    @Test
    void should_pass_keys_through_a_terminal_of_the_given_size() throws Exception {
        assumeWholeSystem();
        try (var terminal = connection.openTerminal("sh -c 'stty size; echo $TERM; cat'", "xterm-256color", 91, 33)) {
            expect(terminal.input(), "33 91");
            expect(terminal.input(), "xterm-256color");

            terminal.output().write("echo 日本\r".getBytes(UTF_8));
            expect(terminal.input(), "echo 日本");
            terminal.output().write(4);
            terminal.output().flush();

            assertThat(terminal.input().readAllBytes()).isNotNull();
            eventually(terminal::isOpen, false);
        }
    }

    @Test
    void should_resize_and_interrupt_in_a_terminal() throws Exception {
        assumeWholeSystem();
        try (var terminal = connection.openTerminal("sh", "xterm", 80, 24)) {
            terminal.output().write("echo go$((1 + 1)); sleep 60\r".getBytes(UTF_8));
            expect(terminal.input(), "go2");
            Thread.sleep(300);
            terminal.output().write(3);
            expect(terminal.input(), "^C");
            terminal.resize(120, 40);
            terminal.output().write("stty size\r".getBytes(UTF_8));
            expect(terminal.input(), "40 120");
            assertThat(terminal.isOpen()).isTrue();
        }
    }

    @Test
    void should_reach_a_unix_socket_and_hear_its_end() throws Exception {
        assumeWholeSystem();
        var path = "/tmp/overlaylab-echo-" + System.nanoTime();
        connection.run(Command.of("socat UNIX-LISTEN:" + path + ",unlink-early EXEC:cat >/dev/null 2>&1 & echo $! >"
                + path + ".pid; i=0; while [ ! -S " + path + " ] && [ $i -lt 100 ]; do sleep 0.05; i=$((i+1)); done"));
        try (var stream = connection.openUnixSocket(path)) {
            var sent = "日本\n".repeat(100_000).getBytes(UTF_8);
            var writer = new Thread(() -> {
                try {
                    stream.output().write(sent);
                    stream.output().close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            writer.start();

            assertThat(stream.input().readAllBytes()).isEqualTo(sent);
            writer.join(5_000);
        } finally {
            connection.run(Command.of("kill $(cat " + path + ".pid) 2>/dev/null; rm -f " + path + " " + path + ".pid"));
        }
    }

    @Test
    void should_tell_a_missing_unix_socket_from_a_lost_link() {
        assumeWholeSystem();

        var failure = failureOf(() -> connection.openUnixSocket("/tmp/no-such-socket"));

        assertThat(failure.why()).isEqualTo(Cause.UNREACHABLE);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void should_serve_programs_on_the_machine() throws Exception {
        assumeWholeSystem();
        var port = connection.listen(stream -> {
            var asked = stream.input().readAllBytes();
            stream.output().write(("you said " + new String(asked, UTF_8)).getBytes(UTF_8));
        });

        for (var word : new String[] {"one", "二", "x".repeat(200_000)}) {
            var said = connection.run(
                    Command.of("socat -t 10 - TCP:127.0.0.1:" + port).reading(word));
            assertThat(said.stdout()).isEqualTo("you said " + word);
        }
    }

    @Test
    void should_listen_on_loopback_only_and_on_more_than_one_port() throws Exception {
        assumeWholeSystem();
        var first = connection.listen(stream -> stream.output().write("first".getBytes(UTF_8)));
        var second = connection.listen(stream -> stream.output().write("second".getBytes(UTF_8)));

        assertThat(connection
                        .run(Command.of("socat -u TCP:127.0.0.1:" + first + " -"))
                        .stdout())
                .isEqualTo("first");
        assertThat(connection
                        .run(Command.of("socat -u TCP:127.0.0.1:" + second + " -"))
                        .stdout())
                .isEqualTo("second");
        var hex = "%04X".formatted(first);
        assertThat(connection
                        .run(Command.of(
                                "cat /proc/net/tcp /proc/net/tcp6 | awk '$4==\"0A\"{print $2}' | grep ':" + hex + "$'"))
                        .stdout())
                .isEqualTo("0100007F:" + hex + "\n");
    }

    private void assumeWholeSystem() {
        assumeTrue(isWholeSystem(), "this server has no pseudo-terminals, unix sockets or forwarding");
    }

    protected static MachineException failureOf(ThrowingCallable call) {
        var failure = catchThrowableOfType(MachineException.class, call);
        assertThat(failure).as("a MachineException").isNotNull();
        return failure;
    }

    private static void expect(InputStream input, String wanted) throws IOException {
        var seen = new java.io.ByteArrayOutputStream();
        while (!seen.toString(UTF_8).contains(wanted)) {
            var one = input.read();
            assertThat(one).as("more output after: " + seen.toString(UTF_8)).isNotNegative();
            seen.write(one);
        }
    }

    private static <T> void eventually(Callable<T> question, T wanted) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        T seen = null;
        do {
            try {
                seen = question.call();
                if (wanted.equals(seen)) {
                    return;
                }
                Thread.sleep(50);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        } while (System.nanoTime() < end);
        assertThat(seen).isEqualTo(wanted);
    }
}
