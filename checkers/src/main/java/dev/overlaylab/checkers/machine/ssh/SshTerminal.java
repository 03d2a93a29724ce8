package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.overlaylab.checkers.machine.TerminalSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A program on the host's pseudo-terminal; holds its place until it is closed. */
final class SshTerminal implements TerminalSession {
    /** RFC 4254 and 8160: IUTF8 (42) is 1, so that erasing takes whole characters; then the end of the list. */
    private static final byte[] MODES = {42, 0, 0, 0, 1, 0};

    private final SshSessions.Place place;
    private final ChannelExec channel;
    private final InputStream input;
    private final OutputStream output;

    private SshTerminal(SshSessions.Place place, ChannelExec channel, InputStream input, OutputStream output) {
        this.place = place;
        this.channel = channel;
        this.input = input;
        this.output = output;
    }

    /** A channel with its pipe attached, not yet open. */
    record Prepared(ChannelExec channel, Pipe printed) {
        static Prepared of(Session session, String command, String terminalType, int columns, int rows)
                throws JSchException {
            var channel = (ChannelExec) session.openChannel("exec");
            var printed = new Pipe();
            channel.setCommand(command);
            channel.setPty(true);
            channel.setPtyType(terminalType, columns, rows, 0, 0);
            channel.setTerminalMode(MODES);
            channel.setOutputStream(printed.output());
            // A pseudo-terminal has one output only; whatever comes beside it is not to end up on our own screen.
            channel.setErrStream(OutputStream.nullOutputStream());
            return new Prepared(channel, printed);
        }
    }

    static SshTerminal on(SshSessions.Place place, Prepared prepared) throws IOException {
        return new SshTerminal(
                place,
                prepared.channel(),
                prepared.printed().input(),
                new PromptOutput(prepared.channel().getOutputStream()));
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return output;
    }

    @Override
    public void resize(int columns, int rows) {
        channel.setPtySize(columns, rows, 0, 0);
    }

    @Override
    public boolean isOpen() {
        return channel.isConnected() && !channel.isEOF();
    }

    @Override
    public void close() {
        channel.disconnect();
        place.close();
    }
}
