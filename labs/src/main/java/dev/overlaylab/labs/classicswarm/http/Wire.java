package dev.overlaylab.labs.classicswarm.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;

/** One connection, secured or not. */
public final class Wire implements Closeable {
    private final Socket spoken;
    private final Socket beneath;
    private final Intake in;
    private final OutputStream out;

    /** Over a socket, and the one beneath it where TLS is spoken; the same socket twice where it is not. */
    Wire(Socket spoken, Socket beneath) throws IOException {
        this.spoken = spoken;
        this.beneath = beneath;
        this.in = new Intake(spoken.getInputStream());
        this.out = spoken.getOutputStream();
    }

    /** What comes in. */
    public Intake in() {
        return in;
    }

    /** What goes out; nothing waits in a buffer of ours. */
    public OutputStream out() {
        return out;
    }

    /** Sends a request's head, and what there already is of its body with it. */
    public void send(Request request, byte[] body) throws IOException {
        write(request.head(), body);
    }

    /** The head of what is answered. */
    public Answer answer() throws IOException {
        return new HeadReader(in).answer();
    }

    /** What follows the head of an answer to a request of this method. */
    public InputStream body(Answer answer, String method) throws IOException {
        return Bodies.of(answer, method, in);
    }

    void write(String head, byte[] body) throws IOException {
        var start = head.getBytes(ISO_8859_1);
        var message = new byte[start.length + body.length];
        System.arraycopy(start, 0, message, 0, start.length);
        System.arraycopy(body, 0, message, start.length, body.length);
        out.write(message);
        out.flush();
    }

    /** How long a read waits for something to come; zero is for ever. */
    public void patience(Duration most) throws IOException {
        spoken.setSoTimeout((int) most.toMillis());
    }

    /** Says that nothing more will be sent, and still reads. */
    void endOutput() throws IOException {
        spoken.shutdownOutput();
    }

    /** Cuts the connection off, whatever somebody else is just writing to it. */
    @Override
    public void close() {
        try {
            beneath.close();
        } catch (IOException closedAlready) {
            // Closed is what it was to become.
        }
    }
}
