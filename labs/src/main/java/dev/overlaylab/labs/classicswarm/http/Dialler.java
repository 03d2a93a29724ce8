package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** Opens connections to engines and to other managers. */
public final class Dialler {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final Optional<Tls> tls;

    public Dialler(Optional<Tls> tls) {
        this.tls = tls;
    }

    /**
     * Connects and shakes hands.
     *
     * @param patience how long the handshake, and then every read, may wait; zero is for ever, for reads only
     * @throws IOException if nobody answers in time, or is not trusted
     */
    public Wire dial(String host, int port, Duration patience) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(host, port), (int) TO_CONNECT.toMillis());
            var spoken = socket;
            if (tls.isPresent()) {
                socket.setSoTimeout((int) (patience.isZero() ? TO_CONNECT : patience).toMillis());
                var secured = tls.get().calling(socket, host, port);
                secured.startHandshake();
                spoken = secured;
            }
            var wire = new Wire(spoken, socket);
            wire.patience(patience);
            return wire;
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }
}
