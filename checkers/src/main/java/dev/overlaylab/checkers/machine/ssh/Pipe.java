package dev.overlaylab.checkers.machine.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * Bytes from one thread to another.
 *
 * <p>Unlike the JDK's pipes it does not care which threads read and write, wakes its reader at once, and holds much
 * before it makes the writer wait: the writer is often the thread that serves all channels of a session.
 */
final class Pipe {
    private static final int CAPACITY = 16 * 1024 * 1024;

    private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
    private int position;
    private int held;
    private boolean writerDone;
    private boolean readerDone;

    InputStream input() {
        return new Input();
    }

    OutputStream output() {
        return new Output();
    }

    private synchronized void put(byte[] bytes, int offset, int length) throws IOException {
        try {
            while (held >= CAPACITY && !readerDone) {
                wait();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (readerDone || writerDone) {
            throw new IOException("closed");
        }
        if (length > 0) {
            var chunk = new byte[length];
            System.arraycopy(bytes, offset, chunk, 0, length);
            chunks.add(chunk);
            held += length;
            notifyAll();
        }
    }

    private synchronized int take(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (chunks.isEmpty() && !writerDone && !readerDone) {
                wait();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (readerDone) {
            throw new IOException("closed");
        }
        var chunk = chunks.peek();
        if (chunk == null) {
            return -1;
        }
        var taken = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, bytes, offset, taken);
        position += taken;
        held -= taken;
        if (position == chunk.length) {
            chunks.remove();
            position = 0;
        }
        notifyAll();
        return taken;
    }

    private synchronized int available() {
        return held;
    }

    private synchronized void endWriting() {
        writerDone = true;
        notifyAll();
    }

    private synchronized void endReading() {
        readerDone = true;
        chunks.clear();
        held = 0;
        notifyAll();
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    private final class Input extends InputStream {
        @Override
        public int read() throws IOException {
            var single = new byte[1];
            return take(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            return take(bytes, offset, length);
        }

        @Override
        public int available() {
            return Pipe.this.available();
        }

        @Override
        public void close() {
            endReading();
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int single) throws IOException {
            put(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            put(bytes, offset, length);
        }

        @Override
        public void close() {
            endWriting();
        }
    }
}
