package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * Makes the session's socket: with a connect deadline, closable from outside, and acknowledging at once.
 *
 * <p>Linux leaves quick acknowledgement on its own accord and then delays each lone answer by 40 ms; asking for it again
 * around reads halves the time of a short session.
 */
final class PromptSockets implements SocketFactory {
    private final Deadline deadline;
    private volatile @Nullable Socket socket;
    private volatile boolean closed;

    PromptSockets(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        var made = new Socket();
        socket = made;
        if (closed) {
            throw new IOException("given up");
        }
        try {
            made.connect(new InetSocketAddress(host, port), (int) deadline.millis());
        } catch (IOException e) {
            made.close();
            throw e;
        }
        return made;
    }

    /** Closes the socket, whatever is going on with it. */
    void close() {
        closed = true;
        var made = socket;
        if (made != null) {
            try {
                made.close();
            } catch (IOException e) {
                // A socket that cannot be closed is of no more use than a closed one.
            }
        }
    }

    @Override
    public InputStream getInputStream(Socket made) throws IOException {
        var plain = made.getInputStream();
        return made.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK) ? new Prompt(made, plain) : plain;
    }

    @Override
    public OutputStream getOutputStream(Socket made) throws IOException {
        return made.getOutputStream();
    }

    private static final class Prompt extends FilterInputStream {
        private final Socket socket;

        Prompt(Socket socket, InputStream plain) {
            super(plain);
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            acknowledgeAtOnce();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            acknowledgeAtOnce();
            return super.read(bytes, offset, length);
        }

        private void acknowledgeAtOnce() throws IOException {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }
}
