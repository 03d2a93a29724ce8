package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A stream to a unix socket by a program on the host, where the host's SSH server or the user's rights bar the short way. */
final class RelayedSocketStream implements ByteStream {
    private final SshSessions.Place place;
    private final ChannelExec channel;
    private final InputStream input;
    private final OutputStream output;

    private RelayedSocketStream(SshSessions.Place place, ChannelExec channel, InputStream input, OutputStream output) {
        this.place = place;
        this.channel = channel;
        this.input = input;
        this.output = output;
    }

    /** A channel with its pipe attached, not yet open. */
    record Prepared(ChannelExec channel, Pipe received) {
        static Prepared of(Session session, String path, boolean root) throws JSchException {
            var channel = (ChannelExec) session.openChannel("exec");
            var received = new Pipe();
            channel.setCommand(commandLine(path, root));
            channel.setOutputStream(received.output());
            channel.setErrStream(OutputStream.nullOutputStream());
            return new Prepared(channel, received);
        }
    }

    /** Whichever of the programs that can do it is there. */
    static String commandLine(String path, boolean root) {
        var socket = Command.quoted(path);
        var script = """
                if command -v docker > /dev/null; then exec docker -H unix://%1$s system dial-stdio; fi
                if command -v socat > /dev/null; then exec socat STDIO UNIX-CONNECT:%1$s; fi
                exec nc -U %1$s
                """.formatted(socket);
        return "exec " + (root ? "" : "sudo -n ") + "sh -c " + Command.quoted(script);
    }

    static RelayedSocketStream on(SshSessions.Place place, Prepared prepared) throws IOException {
        return new RelayedSocketStream(
                place,
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
        place.close();
    }
}
