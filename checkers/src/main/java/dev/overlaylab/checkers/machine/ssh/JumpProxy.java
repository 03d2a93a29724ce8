package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.SshAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way to a host through another one, as a channel of the session there; no port is opened on this computer. */
final class JumpProxy implements Proxy {
    private final Jumps jumps;
    private final SshAddress jump;
    private Jumps.@Nullable Passage passage;
    private @Nullable ChannelDirectTCPIP channel;
    private @Nullable InputStream input;
    private @Nullable OutputStream output;
    private volatile @Nullable MachineException failure;
    private boolean closed;

    JumpProxy(Jumps jumps, SshAddress jump) {
        this.jumps = jumps;
        this.jump = jump;
    }

    /** Why the host that is passed through could not be; null when that was not the trouble. */
    @Nullable
    MachineException failure() {
        return failure;
    }

    @Override
    public void connect(@Nullable SocketFactory unused, String host, int port, int timeout) throws JSchException {
        try {
            var taken = kept(jumps.through(jump));
            var opened = (ChannelDirectTCPIP) taken.session().openChannel("direct-tcpip");
            channel = opened;
            var received = new Pipe();
            opened.setHost(host);
            opened.setPort(port);
            opened.setOutputStream(received.output());
            opened.connect(timeout);
            input = received.input();
            output = new PromptOutput(opened.getOutputStream());
        } catch (MachineException e) {
            failure = e;
            throw new JSchException(String.valueOf(e.getMessage()), e);
        } catch (JSchException | IOException e) {
            failure = new MachineException(
                    jump.machine(),
                    MachineException.Cause.UNREACHABLE,
                    "there is no way from here to " + host + ":" + port + ": " + e.getMessage(),
                    e);
            throw e instanceof JSchException known ? known : new JSchException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Given up meanwhile, it is let go at once. */
    private synchronized Jumps.Passage kept(Jumps.Passage taken) throws JSchException {
        if (closed) {
            taken.close();
            throw new JSchException("given up");
        }
        passage = taken;
        return taken;
    }

    @Override
    public InputStream getInputStream() {
        return Objects.requireNonNull(input, "not connected");
    }

    @Override
    public OutputStream getOutputStream() {
        return Objects.requireNonNull(output, "not connected");
    }

    /** There is none: the library then leaves time limits to the session that carries us. */
    @Override
    public @Nullable Socket getSocket() {
        return null;
    }

    @Override
    public synchronized void close() {
        closed = true;
        var open = channel;
        if (open != null) {
            open.disconnect();
        }
        var taken = passage;
        if (taken != null) {
            taken.close();
        }
    }
}
