package dev.overlaylab.labs.classicswarm.http;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Listens, and has every request answered; a thread for each connection, so many and no more. */
public final class Server implements Closeable {
    private static final int MOST = 512;

    private final ServerSocket listening;
    private final Optional<Tls> tls;
    private final Handler handler;
    private final ExecutorService threads;
    private final Semaphore free = new Semaphore(MOST);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Server(ServerSocket listening, Optional<Tls> tls, Handler handler) {
        this.listening = listening;
        this.tls = tls;
        this.handler = handler;
        var number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "http-" + listening.getLocalPort() + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins to listen.
     *
     * @throws IOException if the address cannot be listened at
     */
    public static Server listen(InetSocketAddress address, Optional<Tls> tls, Handler handler) throws IOException {
        var listening = new ServerSocket();
        try {
            listening.setReuseAddress(true);
            listening.bind(address, MOST);
        } catch (IOException taken) {
            listening.close();
            throw taken;
        }
        var server = new Server(listening, tls, handler);
        server.threads.execute(server::accept);
        return server;
    }

    /** Where it listens. */
    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                free.acquire();
                var socket = listening.accept();
                open.add(socket);
                begin(socket);
            } catch (IOException closedOrTired) {
                free.release();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(listening.isClosed() ? 0 : 50));
            } catch (InterruptedException closing) {
                return;
            }
        }
    }

    private void begin(Socket socket) throws IOException {
        try {
            threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException closing) {
            socket.close();
        }
    }

    private void serve(Socket socket) {
        try {
            new Connection(socket, tls, handler, threads).serve();
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    /** Stops listening and cuts every client off. */
    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
