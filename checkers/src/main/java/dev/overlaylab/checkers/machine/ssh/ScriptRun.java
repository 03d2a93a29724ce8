package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.overlaylab.checkers.machine.Command;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Seconds;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One script on one channel, from the first byte to the exit status. */
final class ScriptRun {
    /** Less where there is little memory: hosts may be many, and hostile. */
    static final int OUTPUT_LIMIT = (int)
            Math.min(8 * 1024 * 1024, Math.max(1024 * 1024, Runtime.getRuntime().maxMemory() / 64));

    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final String machine;
    private final Command command;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Collected stdout = new Collected(OUTPUT_LIMIT, ended::countDown, this::outputEnded);
    private final Collected stderr = new Collected(OUTPUT_LIMIT, ended::countDown, ended::countDown);
    private volatile @Nullable ChannelExec channel;
    private volatile boolean complete;
    private final long begun = System.nanoTime();

    ScriptRun(String machine, Command command) {
        this.machine = machine;
        this.command = command;
    }

    CommandResult on(Session session, boolean root, Deadline deadline, Opener opener) throws MachineException {
        var line = RemoteScript.commandLine(command, root);
        var opened = opener.open(machine, deadline, () -> start(session, line));
        try {
            var inTime = ended.await(deadline.millis(), TimeUnit.MILLISECONDS);
            if (!inTime || stdout.tooMuch() || stderr.tooMuch()) {
                kill(opened);
                throw inTime ? tooLong(machine) : timedOut();
            }
        } catch (InterruptedException e) {
            kill(opened);
            throw Waiting.interrupted(machine, e);
        } finally {
            opened.disconnect();
        }
        return answer(session, opened);
    }

    private ChannelExec start(Session session, String line) throws JSchException {
        var exec = (ChannelExec) session.openChannel("exec");
        channel = exec;
        exec.setCommand(line);
        exec.setOutputStream(stdout);
        exec.setErrStream(stderr);
        if (!command.stdin().isEmpty()) {
            exec.setInputStream(new ByteArrayInputStream(command.stdin().getBytes(StandardCharsets.UTF_8)));
        }
        exec.connect();
        return exec;
    }

    private CommandResult answer(Session session, ChannelExec exec) throws MachineException {
        var took = Duration.ofNanos(System.nanoTime() - begun);
        var exitCode = exec.getExitStatus();
        var timeUp = took.compareTo(command.timeout()) >= 0;
        if (timeUp && (RemoteScript.isTimeUp(exitCode) || exec.getExitSignal() != null)) {
            throw timedOut();
        }
        if (exec.getExitSignal() != null) {
            throw new MachineException(machine, Cause.LOST, "ended by signal " + exec.getExitSignal(), null);
        }
        if (exitCode < 0 || !complete) {
            // JSch learns of a broken link channel by channel; from here on nobody is to take it for a working one.
            session.disconnect();
            throw new MachineException(machine, Cause.LOST, "the connection broke before the command ended", null);
        }
        return new CommandResult(exitCode, stdout.text(), stderr.text(), took);
    }

    /** An end of output that the host announced, before the channel closed: nothing is missing. */
    private void outputEnded() {
        var exec = channel;
        complete = exec != null && !exec.isClosed();
    }

    /** Ends the whole process group, first in a way that lets it clean up, and lets the host say that it has. */
    private void kill(ChannelExec exec) {
        try {
            exec.sendSignal("TERM");
            if (!ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                exec.sendSignal("KILL");
                ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // A link that carries no signal is gone; the host's own time limit then ends the script.
        } finally {
            exec.disconnect();
        }
    }

    static MachineException tooLong(String machine) {
        return new MachineException(
                machine, Cause.LOST, "the answer is longer than " + OUTPUT_LIMIT + " bytes and was not kept", null);
    }

    private MachineException timedOut() {
        return new MachineException(
                machine, Cause.TIMED_OUT, "no answer within " + Seconds.of(command.timeout()), null);
    }
}
