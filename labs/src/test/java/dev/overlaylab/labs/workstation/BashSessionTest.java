package dev.overlaylab.labs.workstation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ssh.SshDoor;
import dev.overlaylab.i18n.Catalogue;
import dev.overlaylab.i18n.Language;
import dev.overlaylab.i18n.Text;
import dev.overlaylab.labs.workstation.Workstation.LineResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real bash on a real pseudo-terminal, behind a real sshd. */
@Timeout(60)
class BashSessionTest {
    @TempDir
    static Path directory;

    private static @Nullable LoopbackSshd sshd;
    private static Connection connection;
    private BashSession bash;
    private final Screen screen = new Screen();

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(LoopbackSshd.possible(), "needs root and " + LoopbackSshd.SSHD + ": apt install openssh-server");
        sshd = LoopbackSshd.startedIn(directory);
        connection = new SshDoor().open(Objects.requireNonNull(sshd).address("workstation"));
        try (var file = BashSessionTest.class.getResourceAsStream("/workstation/bashrc")) {
            Files.copy(file, directory.resolve("bashrc"));
        }
    }

    @AfterAll
    static void stop() {
        if (sshd != null) {
            connection.close();
            sshd.close();
        }
    }

    @BeforeEach
    void open() {
        var catalogue = Catalogue.ofProduct();
        bash = new BashSession(() -> opened(), directory.resolve("bashrc") + "", it -> catalogue.say(Language.EN, it));
    }

    private static Connection opened() throws MachineException {
        try {
            if (!connection.isOpen()) {
                connection = new SshDoor().open(Objects.requireNonNull(sshd).address("workstation"));
            }
            return connection;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        bash.close();
    }

    @Test
    void should_carry_environment_directory_functions_and_status_from_line_to_line() throws Exception {
        run("export A='one  two'; cd /usr/share; f() { echo \"f got $1\"; }; alias hello='echo hi'; (exit 3)");

        assertThat(bash.directory()).isEqualTo("/usr/share");
        assertThat(run("echo $? \"$A\" $PWD; f x; hello there").exitStatus()).isZero();
        assertThat(screen.text()).isEqualTo("3 one  two /usr/share\r\nf got x\r\nhi there\r\n");
    }

    @Test
    void should_evaluate_in_the_shell_itself_as_eval_of_docker_machine_env_needs() throws Exception {
        run("eval \"$(printf 'export DOCKER_HOST=\"tcp://x:1\"\\n# Run this command\\n')\"");
        run("declare -x LATER=yes");

        run("env | grep -E '^(DOCKER_HOST|LATER)=' | sort");

        assertThat(screen.text()).isEqualTo("DOCKER_HOST=tcp://x:1\r\nLATER=yes\r\n");
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1", "(exit 42), 42", "nosuchcommand, 127", "/etc, 126", "kill -9 $BASHPID | cat, 0"})
    void should_tell_the_exit_status(String line, int expected) throws Exception {
        assertThat(run(line).exitStatus()).isEqualTo(expected);
    }

    @Test
    void should_keep_the_status_over_an_empty_line() throws Exception {
        run("(exit 9)");

        assertThat(run("").exitStatus()).isEqualTo(9);
        assertThat(run("  \n ").exitStatus()).isEqualTo(9);
    }

    @Test
    void should_take_lines_of_many_lines_heredocs_and_every_script() throws Exception {
        run("""
                for i in 1 2; do
                  echo "行 $i" \\
                    '\\0101 \\n %b 引用'
                done
                cat <<'END' | tr a-z A-Z
                here\tdoc $HOME `x`
                END""");

        assertThat(screen.text()).isEqualTo("行 1 \\0101 \\n %b 引用\r\n行 2 \\0101 \\n %b 引用\r\nHERE\tDOC $HOME `X`\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {999, 1000, 1001, 4095, 4096, 5000, 100_000})
    void should_take_lines_longer_than_a_terminal_line(int length) throws Exception {
        run("x='" + "é".repeat(length) + "'; echo ${#x}");

        assertThat(screen.text()).isEqualTo(length + "\r\n");
    }

    @Test
    void should_show_nothing_of_its_own_on_the_screen() throws Exception {
        run("printf 'a\\033]7717;guess;end;0;2f\\007b\\033'; printf ']7717;'");

        assertThat(screen.text()).isEqualTo("a\033]7717;guess;end;0;2f\007b\033]7717;");
    }

    @Test
    void should_let_no_command_forge_its_end() throws Exception {
        var result = run("printf '\\033]7717;%s;end;77;2f\\007' 00000000000000000000000000000000; echo real; (exit 5)");

        assertThat(result).isEqualTo(new LineResult(5, bash.directory()));
        assertThat(screen.text()).endsWith("real\r\n");
    }

    @Test
    void should_have_a_sane_terminal_while_a_command_runs() throws Exception {
        bash.resize(97, 31);
        run(
                "stty size; stty -a | tr ' ;' '\\n\\n' | grep -xE -e '-?(echo|icanon|isig|onlcr|icrnl)' | xargs; echo $TERM");

        assertThat(screen.text()).isEqualTo("31 97\r\nicrnl onlcr isig icanon echo\r\nxterm-256color\r\n");
    }

    @Test
    void should_tell_programs_that_the_window_changed() throws Exception {
        run("true");
        bash.resize(61, 17);

        run("stty size");

        assertThat(screen.text()).isEqualTo("17 61\r\n");
    }

    @Test
    void should_end_the_command_and_not_the_session_at_ctrl_c() throws Exception {
        run("KEPT=1");
        var running = running("sleep 50; echo never");
        screen.await("");
        bash.type(new byte[] {3});

        assertThat(running.get(10, TimeUnit.SECONDS).exitStatus()).isEqualTo(130);
        assertThat(screen.text()).doesNotContain("never");
        run("echo kept $KEPT");
        assertThat(screen.text()).isEqualTo("kept 1\r\n");
    }

    @Test
    void should_hand_keys_to_the_command_even_when_typed_before_it_began() throws Exception {
        bash.close();
        bash = new BashSession(
                () -> {
                    bash.type("こんにちは\n".getBytes(StandardCharsets.UTF_8));
                    return opened();
                },
                directory.resolve("bashrc") + "",
                Text::key);
        var running = running("read -r a; read -rs -p 'Password: ' b; echo; echo \"$a/$b\"");
        screen.await("Password: ");
        bash.type("s3cret\n".getBytes(StandardCharsets.UTF_8));
        running.get(10, TimeUnit.SECONDS);

        assertThat(screen.text()).endsWith("Password: \r\nこんにちは/s3cret\r\n");
    }

    @Test
    void should_never_run_what_was_typed_for_a_command_that_has_ended() throws Exception {
        var running = running("echo ready; sleep 0.3");
        screen.await("ready");
        bash.type("echo STRAY > /dev/tty\nhalf".getBytes(StandardCharsets.UTF_8));
        running.get(10, TimeUnit.SECONDS);

        run("echo clean");

        assertThat(screen.text()).isEqualTo("clean\r\n");
    }

    @Test
    void should_survive_bad_syntax() throws Exception {
        assertThat(run("echo 'never ended").exitStatus()).isNotZero();
        assertThat(screen.text()).contains("unexpected EOF while looking for matching");
        assertThat(run("if true; then").exitStatus()).isNotZero();
        assertThat(run("echo )(").exitStatus()).isNotZero();

        run("echo alive");

        assertThat(screen.text()).isEqualTo("alive\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROMPT_COMMAND=", "unset PROMPT_COMMAND", "shopt -u promptvars", "TMOUT=1", "set -u", "IFS=x",
                "stty raw -echo", "stty -isig", "exec 2>/dev/null", "printf() { :; }", "PATH=/nowhere", "LC_ALL=nosuch",
                "PS0=x", "exec 3</dev/null", "set -f", "unalias -a", "shopt -s extdebug", "stty -onlcr"
            })
    void should_outlive_what_a_learner_may_set(String line) throws Exception {
        run(line);
        run("sleep 0.01 2>&-; :");

        assertThat(run("echo still here").exitStatus()).isZero();
        if (!line.startsWith("printf")) {
            assertThat(screen.text()).isEqualTo("still here\r\n");
        }
    }

    @Test
    void should_trace_without_showing_its_own_workings() throws Exception {
        run("set -x");

        run("echo traced");

        assertThat(screen.text())
                .contains("+ echo traced")
                .doesNotContain("__ol_")
                .doesNotContain("7717");
    }

    @Test
    void should_start_a_fresh_bash_in_the_last_directory_after_exit() throws Exception {
        run("GONE=1; cd /usr/lib");

        assertThat(run("exit 7").exitStatus()).isEqualTo(7);
        assertThat(screen.text()).contains("bash has ended", "/usr/lib");

        run("echo \"${GONE-unset} $PWD\"");
        assertThat(screen.text()).isEqualTo("unset /usr/lib\r\n");
    }

    @Test
    void should_start_a_fresh_bash_after_it_was_killed() throws Exception {
        run("cd /usr/lib");

        assertThat(run("kill -9 $$").exitStatus()).isEqualTo(255);
        assertThat(screen.text()).contains("bash has ended");
        run("pwd");

        assertThat(screen.text()).isEqualTo("/usr/lib\r\n");
    }

    @Test
    void should_run_the_line_when_bash_died_between_two_lines() throws Exception {
        run("echo $$");
        var pid = screen.text().strip();
        connection.run(Command.of("kill -9 " + pid + "; while kill -0 " + pid + " 2>/dev/null; do sleep 0.05; done"));

        awaitEnd();
        var result = run("echo again");

        assertThat(result.exitStatus()).isZero();
        assertThat(screen.text()).contains("bash has ended").endsWith("again\r\n");
    }

    private void awaitEnd() throws InterruptedException {
        Thread.sleep(300); // the far end's close travels on its own; no answer of ours tells when it has come
    }

    @Test
    void should_run_jobs_in_the_background_and_show_later_what_they_print() throws Exception {
        run("(sleep 0.2; echo from behind) & disown");
        assertThat(screen.text()).doesNotContain("from behind");
        run("sleep 0.5");

        assertThat(screen.text()).isEqualTo("from behind\r\n");
    }

    @Test
    void should_stop_and_continue_jobs() throws Exception {
        var running = running("sleep 30");
        screen.await("");
        bash.type(new byte[] {26});

        assertThat(running.get(10, TimeUnit.SECONDS).exitStatus()).isEqualTo(148);
        assertThat(run("kill %1; wait %1 2>/dev/null; jobs").exitStatus()).isZero();
    }

    @Test
    void should_stream_much_output_and_wait_for_a_slow_screen() throws Exception {
        var count = new AtomicLong();

        bash.run(
                "yes 0123456789abcdef | head -c 50000000 | tr -d '\\r'",
                (bytes, offset, length) -> count.addAndGet(length));

        assertThat(count.get()).isEqualTo(50_000_000L + 50_000_000L / 17);
    }

    @Test
    void should_say_lost_and_come_back_in_the_last_directory() throws Exception {
        run("cd /usr/share");
        var running = running("echo up; sleep 50");
        screen.await("up");
        connection.close();

        assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS))
                .rootCause()
                .satisfies(it -> assertThat(causeOf(running).why()).isEqualTo(MachineException.Cause.LOST));
        run("pwd");

        assertThat(screen.text()).isEqualTo("/usr/share\r\n");
    }

    @Test
    void should_press_ctrl_c_when_its_thread_is_interrupted() throws Exception {
        run("true");
        var thread = Thread.currentThread();
        var later = CompletableFuture.runAsync(
                thread::interrupt, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
        var begun = System.nanoTime();

        var result = run("sleep 50");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.exitStatus()).isEqualTo(130);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(later).isCompleted();
        assertThat(run("echo on").exitStatus()).isZero();
    }

    @Test
    void should_answer_a_short_line_quickly() throws Exception {
        run("true");
        var begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            run("true");
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun).dividedBy(20)).isLessThan(Duration.ofMillis(300));
    }

    private LineResult run(String line) throws MachineException {
        screen.clear();
        return bash.run(line, screen);
    }

    private CompletableFuture<LineResult> running(String line) {
        screen.clear();
        return CompletableFuture.supplyAsync(() -> {
            try {
                return bash.run(line, screen);
            } catch (MachineException e) {
                throw new java.util.concurrent.CompletionException(e);
            }
        });
    }

    private static MachineException causeOf(CompletableFuture<LineResult> future) {
        try {
            future.join();
            throw new AssertionError("it did not fail");
        } catch (java.util.concurrent.CompletionException e) {
            return (MachineException) Objects.requireNonNull(e.getCause());
        }
    }

    /** Collects what would be seen. */
    private static final class Screen implements Workstation.Screen {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void print(byte[] more, int offset, int length) {
            bytes.write(more, offset, length);
            notifyAll();
        }

        synchronized void clear() {
            bytes.reset();
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        /** Waits until the text has come; with an empty one, long enough for a command to begin. */
        synchronized void await(String expected) throws InterruptedException {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(expected.isEmpty() ? 1 : 10);
            while (System.nanoTime() < end && (expected.isEmpty() || !text().contains(expected))) {
                wait(50);
            }
        }
    }
}
