package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;
import java.io.InputStream;

/** What comes in over a connection; can be looked at without taking it. */
public final class Intake extends InputStream {
    private static final int SIZE = 32 * 1024;

    private final InputStream source;
    private final byte[] buffer = new byte[SIZE];
    private int next;
    private int end;

    Intake(InputStream source) {
        this.source = source;
    }

    /** Waits until something is there to be read; false when nothing will ever come. */
    boolean waitForMore() throws IOException {
        if (next < end) {
            return true;
        }
        next = 0;
        end = Math.max(0, source.read(buffer));
        return end > 0;
    }

    @Override
    public int read() throws IOException {
        return waitForMore() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == end && length >= SIZE) {
            return source.read(into, offset, length);
        }
        if (!waitForMore()) {
            return -1;
        }
        int part = Math.min(length, end - next);
        System.arraycopy(buffer, next, into, offset, part);
        next += part;
        return part;
    }

    @Override
    public int available() {
        return end - next;
    }
}
