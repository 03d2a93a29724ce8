package dev.overlaylab.shell.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.overlaylab.checkers.machine.MachineException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    /** A command that takes no notice of Ctrl-C. */
    private static final class Deaf extends FakeWorkstation {
        @Override
        public LineResult run(String line, Screen screen) throws MachineException {
            try {
                if (!new CountDownLatch(1).await(60, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody ended it");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new MachineException("workstation", MachineException.Cause.TIMED_OUT, "interrupted", null);
        }
    }

    @Test
    void should_press_ctrl_c_when_the_time_is_over() throws Exception {
        // given
        var workstation = new FakeWorkstation();

        // when
        var limit = new TimeLimit(workstation, Duration.ofMillis(200), Duration.ofMinutes(1));
        int exit;
        try (limit) {
            exit = workstation.run("wait", (bytes, offset, length) -> {}).exitStatus();
        }

        // then
        assertThat(exit).isEqualTo(130);
        assertThat(limit.reached()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void should_interrupt_whoever_waits_for_a_command_that_takes_no_notice() {
        // given
        var workstation = new Deaf();

        // when
        var limit = new TimeLimit(workstation, Duration.ofMillis(100), Duration.ofMillis(100));
        MachineException thrown = null;
        try (limit) {
            workstation.run("wait", (bytes, offset, length) -> {});
        } catch (MachineException e) {
            thrown = e;
        }

        // then: and nobody takes the interruption for one of the whole play
        assertThat(thrown).isNotNull();
        assertThat(limit.reached()).isTrue();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void should_leave_a_command_alone_that_ends_in_time() throws Exception {
        // given
        var workstation = new FakeWorkstation();
        var limit = new TimeLimit(workstation, Duration.ofMillis(1), Duration.ofMillis(1));
        limit.close();
        var reachedAtEnd = limit.reached();

        // when: its time would be over while the next one runs
        var exit = workstation.run("keys 0", (bytes, offset, length) -> {}).exitStatus();

        // then
        assertThat(exit).isZero();
        assertThat(limit.reached()).isEqualTo(reachedAtEnd);
        assertThat(Thread.interrupted()).isFalse();
    }
}
