package dev.overlaylab.labs.workstation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.MachineException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Sessions whose bash, connection or patience ends, and jobs beside them. */
class BashSessionTroubleTest extends BashSessionCase {
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
        run("cd $(mktemp -d); (until [ -e go ]; do sleep 0.05; done; echo from behind; touch done) & disown");
        assertThat(screen.text()).doesNotContain("from behind");
        run("touch go; until [ -e done ]; do sleep 0.05; done");

        assertThat(screen.text()).isEqualTo("from behind\r\n");
    }

    @Test
    void should_stop_and_continue_jobs() throws Exception {
        var running = running("sh -c 'echo up; exec sleep 50'");
        screen.await("up");
        bash.type(new byte[] {26});

        assertThat(running.get(40, TimeUnit.SECONDS).exitStatus()).isEqualTo(148);
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

        assertThatThrownBy(() -> running.get(40, TimeUnit.SECONDS))
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

        var result = run("sleep 300");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.exitStatus()).isEqualTo(130);
        assertThat(later).isCompleted();
        assertThat(run("echo on").exitStatus()).isZero();
    }
}
