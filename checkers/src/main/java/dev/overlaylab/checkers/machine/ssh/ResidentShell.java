package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import dev.overlaylab.checkers.machine.CommandResult;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.MachineException.Cause;
import dev.overlaylab.checkers.machine.Seconds;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A shell on the host that is told one thing after the other, so that a further one costs no channel and no login shell.
 *
 * <p>It ends with its channel: then there is nothing more to read.
 */
final class ResidentShell implements AutoCloseable {
    private static final int COMPLAINTS_LIMIT = 64 * 1024;

    private final String machine;
    private final SshSessions.Place place;
    private final ChannelExec channel;
    private final OutputStream input;
    private final Opener opener;
    private final Collected complaints = new Collected(COMPLAINTS_LIMIT, () -> {}, this::ended);
    private volatile Answer answer = new Answer(new byte[0]);
    private volatile boolean over;

    private ResidentShell(String machine, SshSessions.Place place, boolean root, Opener opener)
            throws JSchException, IOException {
        this.machine = machine;
        this.place = place;
        this.opener = opener;
        channel = (ChannelExec) place.session().openChannel("exec");
        channel.setCommand(root ? "exec sh" : "exec sudo -n sh");
        channel.setOutputStream(new Printed());
        channel.setErrStream(complaints);
        input = channel.getOutputStream();
    }

    static ResidentShell open(SshSessions sessions, boolean root, Deadline deadline, Opener opener)
            throws MachineException {
        var machine = sessions.machine();
        var place = sessions.take(deadline);
        try {
            var shell = new ResidentShell(machine, place, root, opener);
            opener.open(machine, deadline, () -> {
                shell.channel.connect();
                return shell.channel;
            });
            return shell;
        } catch (MachineException e) {
            place.close();
            throw e;
        } catch (JSchException | IOException e) {
            place.close();
            throw new MachineException(machine, Cause.LOST, String.valueOf(e.getMessage()), e);
        }
    }

    boolean isOpen() {
        return !over && channel.isConnected() && !channel.isEOF();
    }

    /** Tells it something and returns what it printed up to the last line; where that did not come, it has to be closed. */
    CommandResult tell(String text, String lastLine, Duration timeout, Deadline deadline) throws MachineException {
        var begun = System.nanoTime();
        var expected = new Answer(lastLine.getBytes(StandardCharsets.UTF_8));
        answer = expected;
        opener.open(machine, deadline, () -> {
            input.write(text.getBytes(StandardCharsets.UTF_8));
            input.flush();
            return channel;
        });
        if (over) {
            expected.ended.countDown();
        }
        try {
            if (!expected.ended.await(deadline.millis(), TimeUnit.MILLISECONDS)) {
                terminate();
                throw new MachineException(machine, Cause.TIMED_OUT, "no answer within " + Seconds.of(timeout), null);
            }
        } catch (InterruptedException e) {
            terminate();
            throw Waiting.interrupted(machine, e);
        }
        return expected.result(Duration.ofNanos(System.nanoTime() - begun));
    }

    /** In a way that lets it clean up; what it has started has a time limit of its own. */
    private void terminate() {
        try {
            channel.sendSignal("TERM");
        } catch (Exception e) {
            // A link that carries no signal is gone.
        }
    }

    private void ended() {
        over = true;
        answer.ended.countDown();
    }

    @Override
    public void close() {
        channel.disconnect();
        place.close();
    }

    /** What is printed belongs to whoever asks just now. */
    private final class Printed extends OutputStream {
        @Override
        public void write(int single) {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            answer.write(more, offset, length);
        }
    }

    private final class Answer {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Collected text = new Collected(ScriptRun.OUTPUT_LIMIT, ended::countDown, () -> {});
        private final byte[] lastLine;

        Answer(byte[] lastLine) {
            this.lastLine = lastLine;
        }

        void write(byte[] more, int offset, int length) {
            text.write(more, offset, length);
            if (text.endsWith(lastLine)) {
                ended.countDown();
            }
        }

        CommandResult result(Duration took) throws MachineException {
            if (text.tooMuch()) {
                terminate();
                throw ScriptRun.tooLong(machine);
            }
            if (text.endsWith(lastLine)) {
                return new CommandResult(0, text.text(), "", took);
            }
            var exitCode = channel.getExitStatus();
            if (exitCode < 0) {
                if (channel.getExitSignal() == null) {
                    // JSch learns of a broken link channel by channel; nobody else is to take it for a working one.
                    place.session().disconnect();
                }
                throw new MachineException(machine, Cause.LOST, "the connection broke before the command ended", null);
            }
            return new CommandResult(Math.max(1, exitCode), text.text(), complaints.text(), took);
        }
    }
}
