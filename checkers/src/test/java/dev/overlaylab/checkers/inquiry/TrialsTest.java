package dev.overlaylab.checkers.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.check.CannotCheckException;
import dev.overlaylab.checkers.fact.Said;
import dev.overlaylab.checkers.probe.Observation;
import dev.overlaylab.checkers.probe.Probe;
import dev.overlaylab.checkers.probe.TrialsScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The frame around several commands, run by this computer's own shell. */
class TrialsTest {
    @Test
    void should_tell_every_command_by_its_own_exit_code_and_output() throws Exception {
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
        var seen = trials.read(run(trials));

        // then
        assertThat(seen).extracting(it -> it.said().exitCode()).containsExactly(0, 3, 127, 139, Said.LATE, 0);
        assertThat(seen.get(0).output()).isEqualTo("no newline");
        assertThat(seen.get(1).output()).isEqualTo("out\nerr\n");
        assertThat(seen.get(5).output()).isEqualTo("it's\n");
        assertThat(seen).allMatch(it -> it.where().equals("here"));
    }

    @Test
    @Tag("waits")
    void should_end_a_command_that_hangs_and_go_on() throws Exception {
        // given
        var trials = Trials.on("here", "echo begun; exec sleep 60", "echo next");

        // when
        var begun = System.nanoTime();
        var seen = trials.read(run(trials));

        // then
        assertThat(seen.get(0).said().late()).isTrue();
        assertThat(seen.get(0).output()).isEqualTo("begun\n");
        assertThat(seen.get(1).output()).isEqualTo("next\n");
        assertThat((System.nanoTime() - begun) / 1e9).isBetween(7.0, 20.0);
    }

    @Test
    @Tag("waits")
    void should_not_take_being_reminded_of_the_time_for_an_end() throws Exception {
        var trials = Trials.on("here", "sleep 1.5; exit 5", "exec sleep 1", "sleep 1.2; exec no-such-tool");

        var seen = trials.read(run(trials));

        assertThat(seen).extracting(it -> it.said().exitCode()).containsExactly(5, 0, 127);
    }

    @Test
    void should_leave_nothing_to_a_command_of_the_frame_around_it() throws Exception {
        var trials = Trials.on("here", "trial=x; echo \"$#\"; trap '' ALRM", "echo \"$trial\"", "echo $$ $PPID");

        var seen = trials.read(run(trials));

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

    private static Observation.CommandSeen run(Trials trials) throws IOException, InterruptedException {
        var script = ((Probe.ShellProbe) TrialsScript.of(trials.probe())).script();
        var shell = new ProcessBuilder("sh", "-c", script)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Observation.CommandSeen(shell.waitFor(), output, "");
    }
}
