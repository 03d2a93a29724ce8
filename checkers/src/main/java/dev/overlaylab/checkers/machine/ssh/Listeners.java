package dev.overlaylab.checkers.machine.ssh;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import dev.overlaylab.checkers.machine.Connection.Acceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the host's loopback whose connections are served in this process. */
final class Listeners {
    private static final String HOST_LOOPBACK = "127.0.0.1";
    private static final int TRIES = 20;

    /**
     * Tries ports below the host's ephemeral ones until it grants one.
     *
     * <p>JSch serves in-process only by class name, and tells two "any free port" listeners apart by nothing; a socket
     * that never was one and a port of our choice do both.
     */
    int listen(Session session, Acceptor acceptor) throws JSchException {
        for (var tries = 1; ; tries++) {
            var port = ThreadLocalRandom.current().nextInt(20_000, 32_768);
            try {
                session.setPortForwardingR(HOST_LOOPBACK, port, "in-process", 1, new Accepting(acceptor));
                return port;
            } catch (JSchException e) {
                if (tries == TRIES || !session.isConnected()) {
                    throw e;
                }
            }
        }
    }

    private static final class Accepting implements SocketFactory {
        private final Acceptor acceptor;

        Accepting(Acceptor acceptor) {
            this.acceptor = acceptor;
        }

        @Override
        public Socket createSocket(String host, int port) throws UnknownHostException {
            var socket = new InnerSocket();
            SshThreads.ALL.execute(() -> {
                try (var stream = socket.farSide()) {
                    acceptor.serve(stream);
                } catch (IOException e) {
                    // The program on the machine went away; that is its right, and there is nobody to tell.
                }
            });
            return socket;
        }

        @Override
        public InputStream getInputStream(Socket socket) throws IOException {
            return socket.getInputStream();
        }

        @Override
        public OutputStream getOutputStream(Socket socket) throws IOException {
            return socket.getOutputStream();
        }
    }
}
