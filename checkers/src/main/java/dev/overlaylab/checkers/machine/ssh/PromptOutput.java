package dev.overlaylab.checkers.machine.ssh;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Sends each write at once: JSch gathers until it is flushed, and a key that was typed has to arrive. */
final class PromptOutput extends FilterOutputStream {
    PromptOutput(OutputStream gathering) {
        super(gathering);
    }

    @Override
    public synchronized void write(int single) throws IOException {
        out.write(single);
        out.flush();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        out.flush();
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
