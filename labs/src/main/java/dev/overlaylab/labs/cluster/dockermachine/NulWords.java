package dev.overlaylab.labs.cluster.dockermachine;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads strings that each end with NUL. */
final class NulWords {
    /** More than Linux lets one argument be. */
    private static final int LONGEST = 256 * 1024;

    private final InputStream input;

    NulWords(InputStream input) {
        this.input = input;
    }

    String next() throws IOException {
        var word = new ByteArrayOutputStream();
        while (word.size() < LONGEST) {
            int unit = input.read();
            if (unit < 0) {
                throw new EOFException("the caller has gone");
            }
            if (unit == 0) {
                return word.toString(StandardCharsets.UTF_8);
            }
            word.write(unit);
        }
        throw new IOException("a word longer than " + LONGEST + " bytes");
    }
}
