package dev.overlaylab.labs.cluster.dockermachine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;

/** Hands a container image from one machine's engine to another's, as {@code docker save | docker load} does. */
final class ImageLoan {
    private static final int PART = 64 * 1024;
    private static final int LONGEST_HEAD = 64 * 1024;

    private ImageLoan() {}

    /** Returns when the other engine has it; whatever one of them has to say otherwise is a refusal. */
    static void of(String image, Connection from, Connection to) throws MachineException, IOException {
        try (var source = EngineTalk.with(from, ImageImport.LIMIT);
                var target = EngineTalk.with(to, ImageImport.LIMIT)) {
            // Of this version an answer is not chunked: it goes on until the connection ends.
            source.say("GET /images/" + URLEncoder.encode(image, UTF_8) + "/get HTTP/1.0\r\n\r\n");
            var head = head(source.input());
            if (!head.matches("(?s)HTTP/1\\.[01] 200 .*")) {
                throw refused(head + source.rest());
            }
            target.say("POST /images/load?quiet=1 HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n"
                    + "Content-Type: application/x-tar\r\nTransfer-Encoding: chunked\r\n\r\n");
            copy(source.input(), target.output());
            // What only looks like the end of the image must not look like one to the other engine.
            source.inTime();
            target.say("0\r\n\r\n");
            var answer = target.rest();
            if (!answer.startsWith("HTTP/1.1 200") || answer.contains("\"error\"")) {
                throw refused(answer);
            }
        }
    }

    private static String head(InputStream engine) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = engine.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new EOFException("the engine gave no answer");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void copy(InputStream image, OutputStream engine) throws IOException {
        var part = new byte[PART];
        for (int read = image.read(part); read >= 0; read = image.read(part)) {
            engine.write((Integer.toHexString(read) + "\r\n").getBytes(US_ASCII));
            engine.write(part, 0, read);
            engine.write('\r');
            engine.write('\n');
        }
    }

    private static Refusal refused(String answer) {
        return new Refusal(
                "Error creating machine: Error running provisioning: the image could not be copied from another machine: "
                        + answer.strip());
    }
}
