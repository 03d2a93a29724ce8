package dev.overlaylab.checkers.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.MachineException.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Many scripts at once, on every way into a machine. */
public abstract class BatchContract extends StreamContract {
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
        assertThat(whereOutputsWere).matches(".*/(overlaylab|tmp)(\\.[A-Za-z0-9]+){1,2}");
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
    void should_put_one_batch_after_the_other_to_the_same_shell() throws Exception {
        var batch = List.of(
                Command.of("cat /proc/self/stat"),
                Command.of("sleep 60").within(Duration.ofSeconds(1)),
                Command.of("pwd; pwd >&2"));
        var first = connection.runAll(batch);
        assertThat(failureOf(() -> first.get(1).get()).why()).isEqualTo(Cause.TIMED_OUT);

        var second = connection.runAll(List.of(batch.get(0), Command.of("echo in time"), Command.of("pwd")));

        assertThat(parent(second)).isEqualTo(parent(first));
        assertThat(second.get(1).get().stdout()).isEqualTo("in time\n");
        assertThat(second.get(2).get().stdout())
                .isEqualTo(first.get(2).get().stdout())
                .isEqualTo(first.get(2).get().stderr());
        assertThat(second.get(2).get().stderr()).isEmpty();
    }

    @Test
    void should_answer_again_when_somebody_has_killed_the_shell() throws Exception {
        var batch = List.of(Command.of("cat /proc/self/stat"), Command.of("true"));
        var killed = parent(connection.runAll(batch));

        connection.run(Command.of("kill -9 " + killed));

        // A batch that was under way with it has no answer; the link is no worse for it.
        eventually(
                () -> {
                    try {
                        return parent(connection.runAll(batch)).equals(killed);
                    } catch (MachineException e) {
                        return true;
                    }
                },
                false);
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void should_answer_batches_at_the_same_time() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var calls = new ArrayList<Callable<String>>();
            for (var i = 0; i < 4; i++) {
                var batch = List.of(Command.of("sleep 0.3; echo " + i), Command.of("echo beside"));
                calls.add(() -> connection.runAll(batch).get(0).get().stdout());
            }
            var seen = new ArrayList<String>();
            for (var answer : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                seen.add(answer.get());
            }
            assertThat(seen).containsExactly("0\n", "1\n", "2\n", "3\n");
        } finally {
            threads.shutdownNow();
        }
    }

    /** Of a program that is the shell's own child. */
    private static String parent(List<ScriptAnswer> answers) throws MachineException {
        return answers.get(0).get().stdout().split(" ", -1)[3];
    }
}
