package dev.overlaylab.labs.classicswarm.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** Sends every write as a chunk of its own, at once: who follows a log sees it grow. */
final class ChunkedOutput extends OutputStream {
    private static final byte[] LAST = "0\r\n\r\n".getBytes(US_ASCII);

    private final OutputStream out;
    private boolean closed;

    ChunkedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        var size = (Integer.toHexString(length) + "\r\n").getBytes(US_ASCII);
        var chunk = new byte[size.length + length + 2];
        System.arraycopy(size, 0, chunk, 0, size.length);
        System.arraycopy(from, offset, chunk, size.length, length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        out.write(chunk);
        out.flush();
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            out.write(LAST);
            out.flush();
        }
    }
}
