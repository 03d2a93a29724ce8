package dev.overlaylab.labs.classicswarm.discovery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One session with a ZooKeeper server, by the protocol of its clients: numbered requests, each in a frame of its length.
 *
 * <p>What is ephemeral lives as long as the session. A session whose connection breaks is over for us: the server ends it
 * at its time limit, and whoever needs one makes another.
 */
final class ZooKeeperSession implements AutoCloseable {
    static final int CREATE = 1;
    static final int DELETE = 2;
    static final int EXISTS = 3;
    static final int GET_DATA = 4;
    static final int SET_DATA = 5;
    static final int GET_CHILDREN = 12;

    static final int OK = 0;
    static final int NO_NODE = -101;
    static final int NODE_EXISTS = -110;

    private static final int CLOSE = -11;
    private static final int PING = 11;
    private static final int EVENT_NUMBER = -1;
    private static final int PING_NUMBER = -2;
    private static final int PASSWORD = 16;
    private static final int LARGEST_FRAME = 4 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Entry server;
    private final Socket socket = new Socket();
    private final DataOutputStream out;
    private final DataInputStream in;
    private final long id;
    private final AtomicInteger numbers = new AtomicInteger();
    private final ConcurrentMap<Integer, Pending> pending = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, CountDownLatch> watched = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Writes a request's own part. */
    @FunctionalInterface
    interface Body {
        void write(DataOutputStream to) throws IOException;
    }

    /** An answer: {@link #OK} or what was wrong, and where its own part can be read. */
    record Reply(int error, DataInputStream body) {}

    private static final class Pending {
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile @Nullable Reply reply;
    }

    /** Begins a session. */
    ZooKeeperSession(Entry server) throws IOException {
        this.server = server;
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(server.host(), server.port()), (int) LIMIT.toMillis());
            socket.setSoTimeout((int) LIMIT.toMillis());
            this.out = new DataOutputStream(socket.getOutputStream());
            this.in = new DataInputStream(socket.getInputStream());
            send(greeting -> {
                greeting.writeInt(0);
                greeting.writeLong(0);
                greeting.writeInt((int) LIMIT.toMillis());
                greeting.writeLong(0);
                bytes(greeting, new byte[PASSWORD]);
            });
            var answer = frame();
            answer.readInt();
            if (answer.readInt() <= 0) {
                throw new IOException("the server refused a session");
            }
            this.id = answer.readLong();
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        begin("zookeeper-answers", this::listen);
        begin("zookeeper-heartbeat", this::beat);
    }

    private static void begin(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** By which ephemeral nodes know their owner. */
    long id() {
        return id;
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    void awaitEnd() throws InterruptedException {
        over.await();
    }

    /** Asks, and waits for the answer. */
    Reply ask(int type, Body body) throws DiscoveryException {
        var number = numbers.incrementAndGet();
        var mine = new Pending();
        pending.put(number, mine);
        try {
            send(request -> {
                request.writeInt(number);
                request.writeInt(type);
                body.write(request);
            });
            if (!mine.done.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("no answer within " + LIMIT.toSeconds() + " s");
            }
            var reply = mine.reply;
            if (reply == null) {
                throw new IOException("the connection was lost");
            }
            return reply;
        } catch (IOException e) {
            close();
            throw new DiscoveryException("no answer from " + server + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DiscoveryException("interrupted", e);
        } finally {
            pending.remove(number);
        }
    }

    /** What is counted down when a watch on that path, set from now on, tells of something; or the session is over. */
    CountDownLatch watch(String path) {
        return watched.compute(
                path, (it, known) -> known == null || known.getCount() == 0 ? new CountDownLatch(1) : known);
    }

    static void text(DataOutputStream to, String text) throws IOException {
        bytes(to, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    static void bytes(DataOutputStream to, byte[] bytes) throws IOException {
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    static String text(DataInputStream from) throws IOException {
        int length = from.readInt();
        if (length > LARGEST_FRAME) {
            throw new IOException("a text of " + length + " bytes");
        }
        return new String(from.readNBytes(Math.max(0, length)), java.nio.charset.StandardCharsets.UTF_8);
    }

    private void send(Body body) throws IOException {
        var frame = new ByteArrayOutputStream();
        body.write(new DataOutputStream(frame));
        synchronized (out) {
            bytes(out, frame.toByteArray());
            out.flush();
        }
    }

    private DataInputStream frame() throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException e) {
            throw new IOException("the server hung up", e);
        }
        if (length < 0 || length > LARGEST_FRAME) {
            throw new IOException("a frame of " + length + " bytes");
        }
        return new DataInputStream(new ByteArrayInputStream(in.readNBytes(length)));
    }

    private void listen() {
        try {
            while (!isOver()) {
                var frame = frame();
                int number = frame.readInt();
                frame.readLong();
                int error = frame.readInt();
                if (number == EVENT_NUMBER) {
                    frame.readInt();
                    frame.readInt();
                    tell(text(frame));
                } else if (number != PING_NUMBER) {
                    var waiting = pending.remove(number);
                    if (waiting != null) {
                        waiting.reply = new Reply(error, frame);
                        waiting.done.countDown();
                    }
                }
            }
        } catch (IOException lost) {
            close();
        }
    }

    private void tell(String path) {
        var waiting = watched.remove(path);
        if (waiting != null) {
            waiting.countDown();
        }
    }

    /** Three times within the session's limit; each has an answer, so that a silent server is noticed too. */
    private void beat() {
        try {
            while (!over.await(LIMIT.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                send(ping -> {
                    ping.writeInt(PING_NUMBER);
                    ping.writeInt(PING);
                });
            }
        } catch (IOException lost) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it; what is ephemeral goes at once. */
    @Override
    public void close() {
        if (!isOver()) {
            over.countDown();
            try {
                send(farewell -> {
                    farewell.writeInt(numbers.incrementAndGet());
                    farewell.writeInt(CLOSE);
                });
                socket.close();
            } catch (IOException gone) {
                // The server ends the session at its limit.
            }
            pending.values().forEach(it -> it.done.countDown());
            watched.values().forEach(CountDownLatch::countDown);
        }
    }
}
