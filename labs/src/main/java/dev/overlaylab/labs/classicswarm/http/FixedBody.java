package dev.overlaylab.labs.classicswarm.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of a known length. */
final class FixedBody extends InputStream {
    private final InputStream in;
    private long left;

    FixedBody(InputStream in, long length) {
        this.in = in;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int part = in.read(into, offset, (int) Math.min(left, length));
        if (part < 0) {
            throw new EOFException("the connection was closed in the middle of a message");
        }
        left -= part;
        return part;
    }
}
