package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** One body to several engines at once; one that breaks off does not keep the others from getting it. */
public final class Upload {
    private static final int PART = 64 * 1024;

    private final List<OutputStream> receivers = new ArrayList<>();

    /** One more receiver; its request's head has been sent, and says that the body is chunked. */
    public void to(Wire wire) {
        receivers.add(new ChunkedOutput(wire.out()));
    }

    /** Sends the whole body, as fast as the slowest takes it. */
    public void from(InputStream body) throws IOException {
        var part = new byte[PART];
        for (int read = body.read(part); read >= 0; read = body.read(part)) {
            int length = read;
            each(it -> it.write(part, 0, length));
        }
        each(OutputStream::close);
    }

    /** Something to do with each. */
    @FunctionalInterface
    private interface Step {
        void with(OutputStream receiver) throws IOException;
    }

    private void each(Step step) {
        receivers.removeIf(receiver -> {
            try {
                step.with(receiver);
                return false;
            } catch (IOException brokenOff) {
                // Its answer tells why.
                return true;
            }
        });
    }
}
