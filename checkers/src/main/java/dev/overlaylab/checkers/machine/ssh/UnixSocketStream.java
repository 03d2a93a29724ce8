package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.ChannelDirectStreamLocal;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.overlaylab.checkers.machine.ByteStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream to a unix socket on the host; closing only {@link #output()} tells the other side that we are done. */
final class UnixSocketStream implements ByteStream {
    private final ChannelDirectStreamLocal channel;
    private final InputStream input;
    private final OutputStream output;

    private UnixSocketStream(ChannelDirectStreamLocal channel, InputStream input, OutputStream output) {
        this.channel = channel;
        this.input = input;
        this.output = output;
    }

    /** A channel with its pipe attached, not yet open. */
    record Prepared(ChannelDirectStreamLocal channel, Pipe received) {
        static Prepared of(Session session, String path) throws JSchException {
            var channel = (ChannelDirectStreamLocal) session.openChannel("direct-streamlocal@openssh.com");
            var received = new Pipe();
            channel.setSocketPath(path);
            channel.setOutputStream(received.output());
            return new Prepared(channel, received);
        }
    }

    static UnixSocketStream on(Prepared prepared) throws IOException {
        return new UnixSocketStream(
                prepared.channel(),
                prepared.received().input(),
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
    public void close() {
        channel.disconnect();
    }
}
