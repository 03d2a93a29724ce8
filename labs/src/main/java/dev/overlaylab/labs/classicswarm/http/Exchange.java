package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** One request and the answer to it. */
public final class Exchange {
    private static final byte[] NOTHING = {};
    private static final int WORTH_DRAINING = 256 * 1024;

    private final Request request;
    private final Wire client;
    private final InputStream body;
    private final Executor threads;
    private boolean answered;
    private boolean last;
    private @Nullable FutureTask<Boolean> watch;

    Exchange(Request request, Wire client, Executor threads) throws IOException {
        this.request = request;
        this.client = client;
        this.threads = threads;
        this.body = Bodies.of(request, client.in());
        this.last = !request.keepsAlive();
        if (request.headers().lists("Expect", "100-continue")) {
            client.write("HTTP/1.1 100 Continue\r\n\r\n", NOTHING);
        }
    }

    /** What is asked. */
    public Request request() {
        return request;
    }

    /** What came with it. */
    public InputStream body() {
        return body;
    }

    /** Whether an answer is under way, so that no other can be given. */
    public boolean answered() {
        return answered;
    }

    /** Answers completely. */
    public void send(Answer answer, byte[] content) throws IOException {
        var bodiless = answer.bodiless(request.method());
        var headers = answer.headers().without("Content-Length", "Transfer-Encoding");
        if (answer.status() != 204 && answer.status() != 304) {
            headers = headers.with("Content-Length", String.valueOf(content.length));
        }
        begin(answer.with(headers), bodiless ? NOTHING : content);
    }

    /** Begins an answer whose end is not known; it is complete when the stream has been closed. */
    public OutputStream stream(Answer answer) throws IOException {
        if (request.minor() == 0) {
            last = true;
            begin(answer, NOTHING);
            return client.out();
        }
        begin(answer.with(answer.headers().with("Transfer-Encoding", "chunked")), NOTHING);
        return new ChunkedOutput(client.out());
    }

    /** Begins an answer that comes with exactly the length its headers tell, or with no body at all. */
    OutputStream measured(Answer answer) throws IOException {
        begin(answer, NOTHING);
        return client.out();
    }

    /** Takes the connection over: what is read and written from here on is no HTTP any more. */
    Wire takeOver() {
        answered = true;
        last = true;
        return client;
    }

    /** Runs this should the client hang up before it is asked for its next request. */
    public void whenClientLeaves(Runnable gone) throws IOException {
        if (watch == null && Bodies.drain(body, WORTH_DRAINING)) {
            var waiting = new FutureTask<>(() -> stays(gone));
            watch = waiting;
            threads.execute(waiting);
        }
    }

    private boolean stays(Runnable gone) {
        boolean more = false;
        try {
            more = client.in().waitForMore();
        } catch (IOException cutOff) {
            // Gone is gone, in whatever way.
        }
        if (!more) {
            gone.run();
        }
        return more;
    }

    private void begin(Answer answer, byte[] content) throws IOException {
        if (answered) {
            throw new IllegalStateException("answered twice");
        }
        answered = true;
        var headers = last ? answer.headers().with("Connection", "close") : answer.headers();
        client.write(answer.with(headers).head(), content);
    }

    /** Another request may come; called when this one has been answered. */
    boolean another() throws IOException, InterruptedException {
        if (last || !answered) {
            return false;
        }
        if (watch == null) {
            return Bodies.drain(body, WORTH_DRAINING);
        }
        try {
            return watch.get();
        } catch (java.util.concurrent.ExecutionException broken) {
            return false;
        }
    }
}
