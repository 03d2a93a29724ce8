package dev.overlaylab.checkers.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.fact.Said;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.Engine;
import dev.overlaylab.checkers.machine.Machine;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.ScriptBatch;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.probe.TrialsScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The frame around several commands, run by this computer's own shell: alone, and beside other scripts. */
class TrialsTest {
    @ParameterizedTest
    @EnumSource
    void should_tell_every_command_by_its_own_exit_code_and_output(Way way) throws Exception {
        // given
        var trials = Trials.on(
                "here",
                "exec printf 'no newline'",
                "echo out; echo err >&2; exit 3",
                "exec no-such-tool",
                "kill -SEGV $$",
                "kill -ALRM $$",
                "printf ''; echo \"it's\"");

        // when
        var seen = trials.read(way.run(trials));

        // then
        assertThat(seen).extracting(it -> it.said().exitCode()).containsExactly(0, 3, 127, 139, Said.LATE, 0);
        assertThat(seen.get(0).output()).isEqualTo("no newline");
        assertThat(seen.get(1).output()).isEqualTo("out\nerr\n");
        assertThat(seen.get(5).output()).isEqualTo("it's\n");
        assertThat(seen).allMatch(it -> it.where().equals("here"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("waits")
    void should_end_a_command_that_hangs_and_go_on(Way way) throws Exception {
        // given
        var trials = Trials.on("here", "echo begun; exec sleep 60", "echo next");

        // when
        var begun = System.nanoTime();
        var seen = trials.read(way.run(trials));

        // then
        assertThat(seen.get(0).said().late()).isTrue();
        assertThat(seen.get(0).output()).isEqualTo("begun\n");
        assertThat(seen.get(1).output()).isEqualTo("next\n");
        assertThat((System.nanoTime() - begun) / 1e9).isBetween(7.0, 20.0);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("waits")
    void should_not_take_being_reminded_of_the_time_for_an_end(Way way) throws Exception {
        var trials = Trials.on("here", "sleep 1.5; exit 5", "exec sleep 1", "sleep 1.2; exec no-such-tool");

        var seen = trials.read(way.run(trials));

        assertThat(seen).extracting(it -> it.said().exitCode()).containsExactly(5, 0, 127);
    }

    @ParameterizedTest
    @EnumSource
    void should_leave_nothing_to_a_command_of_the_frame_around_it(Way way) throws Exception {
        var trials = Trials.on("here", "trial=x; echo \"$#\"; trap '' ALRM", "echo \"$trial\"", "echo $$ $PPID");

        var seen = trials.read(way.run(trials));

        assertThat(seen.get(0).output()).isEqualTo("0\n");
        assertThat(seen.get(1).output()).isEqualTo("\n");
        assertThat(seen.get(2).output()).matches("\\d+ \\d+\n");
    }

    @Test
    void should_not_take_a_broken_frame_for_an_answer() {
        var trials = Trials.on("here", "true");
        for (var code : new int[] {0, 1, 126, 127, 137, 255, -1}) {
            assertThatThrownBy(() -> trials.read(new Observation.CommandSeen(code, "@@overlaylab begin\nx", "")))
                    .isInstanceOf(CannotCheckException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_leave_the_time_to_whoever_keeps_it_for_many(Way way) throws Exception {
        var children = "read -r self name state shell rest </proc/self/stat; "
                + "grep -ls \"^PPid:.$shell\\$\" /proc/[0-9]*/status | wc -l";
        var trials = Trials.on("here", children);

        var seen = trials.read(way.run(trials));

        assertThat(seen.get(0).output().strip()).isEqualTo(way == Way.ALONE ? "2" : "1");
    }

    enum Way {
        ALONE,
        IN_COMPANY;

        Observation.CommandSeen run(Trials trials) throws Exception {
            var script = ((Probe.ShellProbe) TrialsScript.of(trials.probe())).script();
            return this == ALONE ? printed(List.of("sh", "-c", script), "") : inCompany(script);
        }

        private static Observation.CommandSeen inCompany(String script) throws MachineException {
            var commands = new ArrayList<>(Collections.nCopies(20, Command.of("exec true")));
            commands.add(3, Command.of(script).within(Duration.ofSeconds(30)));
            var said = ScriptBatch.run(new Here(), commands).get(3).get();
            return new Observation.CommandSeen(said.exitCode(), said.stdout(), said.stderr());
        }

        private static Observation.CommandSeen printed(List<String> argv, String input)
                throws IOException, InterruptedException {
            var shell = new ProcessBuilder(argv)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var standardInput = shell.getOutputStream()) {
                standardInput.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Observation.CommandSeen(shell.waitFor(), output, "");
        }
    }

    /** This computer's shell as a machine's. */
    private static final class Here implements Machine {
        @Override
        public String name() {
            return "here";
        }

        @Override
        public CommandResult run(Command command) throws MachineException {
            try {
                var seen = Way.printed(List.of("sh", "-c", command.script()), command.stdin());
                return new CommandResult(seen.exitCode(), seen.stdout(), seen.stderr(), Duration.ZERO);
            } catch (IOException | InterruptedException e) {
                throw new MachineException("here", MachineException.Cause.LOST, "no shell", e);
            }
        }

        @Override
        public Engine engine() {
            throw new AssertionError("no engine is asked");
        }
    }
}
