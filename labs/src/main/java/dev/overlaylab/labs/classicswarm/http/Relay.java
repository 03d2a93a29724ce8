package dev.overlaylab.labs.classicswarm.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Hands a request on to an engine, and what it answers back, as slowly as the slower of the two reads. */
public final class Relay {
    private static final byte[] NOTHING = {};
    private static final int PART = 64 * 1024;
    private static final int SECONDS_TO_FINISH = 2;

    private final Executor threads;

    public Relay(Executor threads) {
        this.threads = threads;
    }

    /** What is done when an engine has answered, before the client hears the end of it. */
    @FunctionalInterface
    public interface Answered {
        /** Nothing. */
        Answered NOTHING = answer -> {};

        /** Called once the answer's body begins to come, or has come where it is short. */
        void accept(Answer answer);

        /** Called when all of an answer has come whose length nobody knew, before the client hears that it is over. */
        default void complete(Answer answer) {}
    }

    /**
     * Passes an exchange on over a connection to an engine, which is closed afterwards.
     *
     * @param request as the engine is to see it
     * @throws IOException if the engine cannot be talked to and the client has heard nothing yet; when the client has
     *     heard something, its connection is cut off instead, so that it does not take a part for the whole
     */
    public void pass(Exchange exchange, Wire engine, Request request, Answered answered) throws IOException {
        Optional<FutureTask<?>> upload = Optional.empty();
        try (engine) {
            upload = upload(exchange, engine, request);
            if (!request.upgrades() && upload.isEmpty()) {
                exchange.whenClientLeaves(engine::close);
            }
            var answer = engine.answer();
            while (answer.status() == 100) {
                answer = engine.answer();
            }
            if (takesOver(answer, request)) {
                new Splice(threads).run(exchange, engine, answer);
                answered.accept(answer);
            } else {
                answerWith(exchange, engine, answer, answered);
            }
        } finally {
            upload.ifPresent(it -> finish(it, exchange));
        }
    }

    /** An engine may answer before it has read everything; who still sends then is cut off. */
    private static void finish(FutureTask<?> upload, Exchange exchange) {
        try {
            upload.get(SECONDS_TO_FINISH, TimeUnit.SECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stillSending) {
            exchange.takeOver().close();
        }
    }

    /** Sends head and body; a long body on a thread of its own, for some engines answer while they still read. */
    private Optional<FutureTask<?>> upload(Exchange exchange, Wire engine, Request request) throws IOException {
        var headers = request.headers().endToEnd().without("Expect");
        if (request.upgrades()) {
            headers = headers.with("Connection", "Upgrade")
                    .with("Upgrade", request.headers().first("Upgrade").orElse("tcp"));
        }
        boolean chunked = Bodies.chunked(request.headers(), 501);
        long length = Math.max(0, Bodies.length(request.headers(), 400));
        if (chunked) {
            headers = headers.with("Transfer-Encoding", "chunked");
        }
        var body = !chunked && length <= PART ? exchange.body().readNBytes((int) length) : NOTHING;
        engine.send(request.with(headers), body);
        if (!chunked && length <= PART) {
            return Optional.empty();
        }
        var sending = new FutureTask<@Nullable Void>(() -> send(exchange, engine, chunked), null);
        threads.execute(sending);
        return Optional.of(sending);
    }

    private static void send(Exchange exchange, Wire engine, boolean chunked) {
        try {
            if (chunked) {
                var out = new ChunkedOutput(engine.out());
                copyBody(exchange.body(), out, engine);
                out.close();
            } else {
                copyBody(exchange.body(), engine.out(), engine);
            }
            exchange.whenClientLeaves(engine::close);
        } catch (IOException refused) {
            // The engine has said why, or the client has gone: whoever waits for the answer finds out which.
        }
    }

    /** Copies; a client that breaks off in the middle takes the engine's connection with it. */
    private static void copyBody(InputStream body, OutputStream out, Wire engine) throws IOException {
        var part = new byte[PART];
        while (true) {
            int read;
            try {
                read = body.read(part);
            } catch (IOException clientGone) {
                engine.close();
                throw clientGone;
            }
            if (read < 0) {
                return;
            }
            out.write(part, 0, read);
        }
    }

    private static boolean takesOver(Answer answer, Request request) throws BadHttp {
        return answer.status() == 101
                || (answer.status() == 200
                        && request.method().equals("POST")
                        && answer.headers()
                                .first("Content-Type")
                                .filter(it -> it.startsWith("application/vnd.docker."))
                                .isPresent()
                        && Bodies.length(answer.headers(), 502) < 0
                        && !Bodies.chunked(answer.headers(), 502));
    }

    private static void answerWith(Exchange exchange, Wire engine, Answer answer, Answered answered)
            throws IOException {
        var method = exchange.request().method();
        var body = Bodies.of(answer, method, engine.in());
        long length = Bodies.length(answer.headers(), 502);
        var told = answer.with(answer.headers().endToEnd());
        if (answer.bodiless(method)) {
            answered.accept(answer);
            exchange.measured(told);
            return;
        }
        if (length >= 0 && length <= PART) {
            var whole = body.readNBytes((int) length);
            answered.accept(answer);
            exchange.send(told, whole);
            return;
        }
        if (length >= 0) {
            answered.accept(answer);
            copy(body, exchange.measured(told));
            return;
        }
        // Closed only when everything came: the end of a stream says that it is whole.
        var out = exchange.stream(told);
        var part = new byte[PART];
        int read = body.read(part);
        answered.accept(answer);
        for (; read >= 0; read = body.read(part)) {
            out.write(part, 0, read);
        }
        answered.complete(answer);
        out.close();
    }

    static void copy(InputStream from, OutputStream to) throws IOException {
        var part = new byte[PART];
        for (int read = from.read(part); read >= 0; read = from.read(part)) {
            to.write(part, 0, read);
        }
    }
}
