package dev.overlaylab.checkers.machine.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Keeps what a program prints, up to a limit.
 *
 * <p>JSch writes here on the thread that serves all channels of a session: it must neither block nor throw.
 */
final class Collected extends OutputStream {
    private final Bytes bytes = new Bytes();
    private final int limit;
    private final Runnable whenTooMuch;
    private final Runnable whenClosed;
    private boolean tooMuch;
    private boolean closed;

    Collected(int limit, Runnable whenTooMuch, Runnable whenClosed) {
        this.limit = limit;
        this.whenTooMuch = whenTooMuch;
        this.whenClosed = whenClosed;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int length) {
        synchronized (this) {
            if (tooMuch) {
                return;
            }
            if (length <= limit - bytes.size()) {
                bytes.write(more, offset, length);
                return;
            }
            tooMuch = true;
        }
        whenTooMuch.run();
    }

    /** The stream is at its end: after the program's last word, or when the channel has gone. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        whenClosed.run();
    }

    synchronized boolean tooMuch() {
        return tooMuch;
    }

    /** As UTF-8; bytes that are none become U+FFFD. */
    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    synchronized boolean endsWith(byte[] end) {
        return bytes.endsWith(end);
    }

    /** Looks at its end without copying the whole. */
    private static final class Bytes extends ByteArrayOutputStream {
        boolean endsWith(byte[] end) {
            return count >= end.length && Arrays.equals(buf, count - end.length, count, end, 0, end.length);
        }
    }
}
