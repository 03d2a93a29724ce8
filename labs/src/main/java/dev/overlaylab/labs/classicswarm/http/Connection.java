package dev.overlaylab.labs.classicswarm.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One client: its requests, one after the other. */
final class Connection {
    private static final Duration TO_SHAKE_HANDS = Duration.ofSeconds(10);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMinutes(10);

    private final Socket socket;
    private final Optional<Tls> tls;
    private final Handler handler;
    private final Executor threads;

    Connection(Socket socket, Optional<Tls> tls, Handler handler, Executor threads) {
        this.socket = socket;
        this.tls = tls;
        this.handler = handler;
        this.threads = threads;
    }

    void serve() {
        try (socket) {
            var wire = open();
            try {
                while (next(wire)) {
                    // The next request of the same client.
                }
            } catch (BadHttp unspeakable) {
                refuse(wire, unspeakable);
            }
            part(wire);
        } catch (IOException gone) {
            // A client that hangs up, or is not let in, needs no answer.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Wire open() throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        if (tls.isEmpty()) {
            return new Wire(socket, socket);
        }
        socket.setSoTimeout((int) TO_SHAKE_HANDS.toMillis());
        var secured = tls.get().answering(socket);
        secured.startHandshake();
        return new Wire(secured, socket);
    }

    private boolean next(Wire wire) throws IOException, InterruptedException {
        wire.patience(BETWEEN_REQUESTS);
        var request = new HeadReader(wire.in()).request();
        wire.patience(Duration.ZERO);
        if (request.isEmpty()) {
            return false;
        }
        var exchange = new Exchange(request.get(), wire, threads);
        handler.handle(exchange);
        return exchange.another();
    }

    private static void refuse(Wire wire, BadHttp unspeakable) throws IOException {
        var text = (unspeakable.status() + " " + unspeakable.getMessage() + "\n").getBytes(UTF_8);
        var headers = Headers.NONE
                .with("Content-Type", "text/plain; charset=utf-8")
                .with("Connection", "close")
                .with("Content-Length", String.valueOf(text.length));
        wire.write(Answer.of(unspeakable.status(), headers).head(), text);
    }

    /** Reads what the client still sends: a connection that is closed over unread bytes takes the answer with it. */
    private static void part(Wire wire) throws IOException {
        wire.endOutput();
        wire.patience(Duration.ofMillis(500));
        Bodies.drain(wire.in(), 64 * 1024);
    }
}
