package dev.overlaylab.labs.classicswarm.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body that comes in chunks, each with its length before it. */
final class ChunkedBody extends InputStream {
    private final Intake in;
    private final HeadReader lines;
    private long left;
    private boolean begun;
    private boolean over;

    ChunkedBody(Intake in) {
        this.in = in;
        this.lines = new HeadReader(in);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (over) {
            return -1;
        }
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int part = in.read(into, offset, (int) Math.min(left, length));
        if (part < 0) {
            throw new EOFException("the connection was closed in the middle of a message");
        }
        left -= part;
        return part;
    }

    private boolean nextChunk() throws IOException {
        if (begun && !lines.line().isEmpty()) {
            throw new BadHttp(400, "malformed chunk");
        }
        begun = true;
        var size = lines.line().split(";", 2)[0].strip();
        if (!size.matches("[0-9A-Fa-f]{1,15}")) {
            throw new BadHttp(400, "malformed chunk length");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            over = true;
            lines.headers();
        }
        return !over;
    }
}
