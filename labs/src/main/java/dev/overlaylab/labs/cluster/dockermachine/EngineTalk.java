package dev.overlaylab.labs.cluster.dockermachine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.checkers.machine.ByteStream;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import dev.overlaylab.checkers.machine.Seconds;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One exchange with a machine's engine, byte for byte, for what is too large to be kept; it ends when its time is over. */
final class EngineTalk implements AutoCloseable {
    private static final String SOCKET = "/var/run/docker.sock";

    private final ByteStream stream;
    private final Duration limit;
    private final ScheduledExecutorService watch;
    private volatile boolean over;

    private EngineTalk(ByteStream stream, Duration limit) {
        this.stream = stream;
        this.limit = limit;
        watch = Executors.newSingleThreadScheduledExecutor(it -> {
            var thread = new Thread(it, "engine-talk-limit");
            thread.setDaemon(true);
            return thread;
        });
        var unused = watch.schedule(this::end, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    static EngineTalk with(Connection machine, Duration limit) throws MachineException {
        return on(machine.openUnixSocket(SOCKET), limit);
    }

    /** The same over a stream to an engine. */
    static EngineTalk on(ByteStream stream, Duration limit) {
        return new EngineTalk(stream, limit);
    }

    private void end() {
        over = true;
        stream.close();
    }

    OutputStream output() {
        return stream.output();
    }

    InputStream input() {
        return stream.input();
    }

    /** Says words of the protocol. */
    void say(String words) throws IOException {
        output().write(words.getBytes(US_ASCII));
        output().flush();
    }

    /** All that is left of the answer; where the time was over before its end, that is the trouble and not what was cut off. */
    String rest() throws IOException {
        var rest = new String(input().readAllBytes(), UTF_8);
        inTime();
        return rest;
    }

    /** Throws when the time is over: what has ended then may not be whole. */
    void inTime() throws IOException {
        if (over) {
            throw new IOException("the engine had not done it within " + Seconds.of(limit));
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        stream.close();
    }
}
