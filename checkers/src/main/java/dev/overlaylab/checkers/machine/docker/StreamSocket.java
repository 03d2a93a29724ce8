package dev.overlaylab.checkers.machine.docker;

import dev.overlaylab.checkers.machine.ByteStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A stream dressed as a socket, for an HTTP library that knows only sockets; reading ends by interrupt or close. */
final class StreamSocket extends Socket {
    private final ByteStream stream;

    StreamSocket(ByteStream stream) {
        this.stream = stream;
    }

    @Override
    public InputStream getInputStream() {
        return stream.input();
    }

    @Override
    public OutputStream getOutputStream() {
        return stream.output();
    }

    @Override
    public void setSoTimeout(int timeout) {
        // A stream of a connection has no time limit of its own: whoever waits has one.
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }

    @Override
    public void setSoLinger(boolean on, int linger) {
        // Nothing lingers in a channel.
    }

    @Override
    public synchronized void close() {
        stream.close();
    }
}
