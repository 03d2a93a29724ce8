package dev.overlaylab.shell.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a command printed, as far as a report wants it: the first 64 KiB. */
public final class CommandOutput {
    private static final int LIMIT = 64 * 1024;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public synchronized void add(byte[] more, int offset, int length) {
        bytes.write(more, offset, Math.min(length, Math.max(0, LIMIT - bytes.size())));
    }

    public void add(String line) {
        var encoded = line.getBytes(StandardCharsets.UTF_8);
        add(encoded, 0, encoded.length);
    }

    /** As text with plain line ends. */
    public synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
