package dev.overlaylab.shell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Sees what is shown, and types the next line whenever a prompt comes. */
final class RehearsedKeyboard extends OutputStream {
    /** With this the line editor tells a terminal that it waits for a line. */
    private static final String AT_PROMPT = "\u001b[?2004h";

    private final Deque<String> lines;
    private final BlockingQueue<Byte> typed = new LinkedBlockingQueue<>();
    private final StringBuilder shown = new StringBuilder();

    RehearsedKeyboard(List<String> lines) {
        this.lines = new ArrayDeque<>(lines);
    }

    @Override
    public void write(int shownByte) {
        shown.append((char) (shownByte & 0xff));
        if (shown.length() > AT_PROMPT.length()) {
            shown.deleteCharAt(0);
        }
        if (AT_PROMPT.contentEquals(shown) && !lines.isEmpty()) {
            for (byte key : (lines.remove() + "\r").getBytes(UTF_8)) {
                typed.add(key);
            }
        }
    }

    InputStream keys() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    return typed.take() & 0xff;
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
            }

            // What is there, and not more: the rest may never come.
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                into[offset] = (byte) read();
                return 1;
            }

            @Override
            public int available() {
                return typed.size();
            }
        };
    }
}
