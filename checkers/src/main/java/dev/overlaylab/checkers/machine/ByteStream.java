package dev.overlaylab.checkers.machine;

import java.io.InputStream;
import java.io.OutputStream;

/** Both directions of a stream; closing it closes both. */
public interface ByteStream extends AutoCloseable {
    InputStream input();

    OutputStream output();

    @Override
    void close();
}
