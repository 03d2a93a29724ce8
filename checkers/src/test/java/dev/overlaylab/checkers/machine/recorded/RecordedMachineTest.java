package dev.overlaylab.checkers.machine.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.probe.Observations;
import dev.overlaylab.checkers.probe.Observer;
import dev.overlaylab.checkers.probe.Probe.ShellProbe;
import dev.overlaylab.checkers.probe.Recording;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedMachineTest {
    private final Observations recording = Recording.ofEveryKind();

    @Test
    void should_be_observed_as_the_real_machine_was() {
        try (var observer = new Observer(RecordedMachine.of(recording))) {
            assertThat(observer.observe(recording.byProbe().keySet())).isEqualTo(recording);
        }
    }

    @Test
    void should_have_no_answer_to_what_was_not_asked_then() {
        var more = new HashSet<>(recording.byProbe().keySet());
        more.add(new ShellProbe("demo0", "id"));
        more.add(new ShellProbe("nobody", "id"));
        try (var observer = new Observer(RecordedMachine.of(recording))) {
            var seen = observer.observe(more);

            assertThat(seen.byProbe()).containsAllEntriesOf(recording.byProbe()).hasSize(more.size());
            assertThat(seen.byProbe().get(new ShellProbe("demo0", "id")))
                    .hasToString("NothingSeen[cause=NOT_OBSERVED, detail=id]");
            assertThat(seen.byProbe().get(new ShellProbe("nobody", "id")))
                    .asString()
                    .contains("ABSENT");
        }
    }

    @Test
    void should_throw_what_was_thrown_then() throws MachineException {
        var machine = new RecordedMachine("demo0", recording);

        assertThat(machine.run(Command.of("uname -r")).stdout()).isEqualTo("5.10.0\n");
        assertThat(catchThrowableOfType(MachineException.class, () -> machine.run(Command.of("sleep 60")))
                        .why())
                .isEqualTo(Cause.TIMED_OUT);
        assertThat(machine.engine()
                        .exec("web", List.of("ip", "-o", "a"), java.time.Duration.ZERO)
                        .exitCode())
                .isEqualTo(126);
    }
}
