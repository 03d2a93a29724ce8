package dev.overlaylab.checkers.machine.ssh;

import dev.overlaylab.checkers.machine.ByteStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Two pipes dressed as a socket, for a library that knows only sockets; there is no port and no system call. */
final class InnerSocket extends Socket {
    private final Pipe toHost = new Pipe();
    private final Pipe fromHost = new Pipe();
    private final InputStream toHostInput = toHost.input();
    private final OutputStream fromHostOutput = fromHost.output();

    @Override
    public InputStream getInputStream() {
        return toHostInput;
    }

    @Override
    public OutputStream getOutputStream() {
        return fromHostOutput;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Nothing is ever delayed between two pipes.
    }

    @Override
    public synchronized void close() throws IOException {
        toHostInput.close();
        fromHostOutput.close();
    }

    /** What the one who serves the connection reads and writes. */
    ByteStream farSide() {
        return new FarSide(fromHost.input(), toHost.output());
    }

    private record FarSide(InputStream input, OutputStream output) implements ByteStream {
        @Override
        public void close() {
            try (input;
                    output) {
                output.flush();
            } catch (IOException e) {
                // Both ends are pipes of ours: closing them cannot fail in a way that matters.
            }
        }
    }
}
