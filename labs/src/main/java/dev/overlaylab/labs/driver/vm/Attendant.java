package dev.overlaylab.labs.driver.vm;

import dev.overlaylab.labs.driver.process.Deadline;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/** A line to the program in a virtual machine that hears from us what the machine cannot know by itself. */
final class Attendant implements AutoCloseable {
    private static final int SEED_BYTES = 64;
    private static final int BUFFER = 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer heard = ByteBuffer.allocate(BUFFER).flip();
    private final StringBuilder line = new StringBuilder();

    private Attendant(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    static Attendant at(Path socket) throws IOException {
        var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        try {
            channel.configureBlocking(false);
            var selector = Selector.open();
            channel.register(selector, SelectionKey.OP_READ);
            return new Attendant(channel, selector);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Tells the time; false when the machine does not answer. Its line takes a few characters at a time, and what it has
     * not taken by the time we let go of it is lost: so it has to be waited for.
     */
    boolean tellTime(Deadline deadline) throws IOException {
        say("time " + Instant.now().getEpochSecond());
        return hears("done time", "failed time", deadline);
    }

    /** Makes the machine what its identity disk says; false when it says that it could not, or does not answer. */
    boolean identify(Deadline deadline) throws IOException {
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        say("identify " + Instant.now().getEpochSecond() + " " + HexFormat.of().formatHex(seed));
        return hears("done identify", "failed identify", deadline);
    }

    /** Whether the machine has come so far that somebody listens. */
    boolean isReady(Deadline deadline) throws IOException {
        return hears("ready", "", deadline);
    }

    /** Makes a machine without identity ready to be copied; false when it says that it could not, or does not answer. */
    boolean warm(Deadline deadline) throws IOException {
        say("warm 0");
        return hears("done warm", "failed warm", deadline);
    }

    private void say(String words) throws IOException {
        var bytes = ByteBuffer.wrap((words + "\n").getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Whether one line comes, and not before it another one, and not too late. */
    private boolean hears(String good, String bad, Deadline deadline) throws IOException {
        while (!deadline.passed()) {
            while (heard.hasRemaining()) {
                char each = (char) (heard.get() & 0x7f);
                if (each != '\n') {
                    line.append(each);
                    continue;
                }
                var whole = line.toString().strip();
                line.setLength(0);
                if (whole.equals(good) || whole.equals(bad)) {
                    return whole.equals(good);
                }
            }
            int count = channel.read(heard.clear());
            heard.flip();
            if (count < 0) {
                throw new EOFException("the machine ended");
            }
            if (count == 0) {
                selector.select(Math.max(1, deadline.left().toMillis()));
                selector.selectedKeys().clear();
                if (Thread.currentThread().isInterrupted()) {
                    throw new IOException("interrupted");
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            selector.close();
            channel.close();
        } catch (IOException e) {
            // It is closed for all we care.
        }
    }
}
