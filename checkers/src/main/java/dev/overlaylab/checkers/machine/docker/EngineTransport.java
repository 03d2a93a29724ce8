package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Carries docker-java's requests over the machine's connection.
 *
 * <p>Questions reuse idle streams, and are put again on a fresh one when an idle one turns out to be dead; what changes
 * something gets a fresh stream, so that it is never sent twice.
 */
final class EngineTransport implements DockerHttpClient {
    /** Less where there is little memory: hosts may be many, and hostile. */
    private static final int LONGEST_JSON = (int) Math.min(
            64 * 1024 * 1024, Math.max(4 * 1024 * 1024, Runtime.getRuntime().maxMemory() / 16));

    private final Connection connection;
    private final String socket;
    private final ConcurrentLinkedDeque<EngineStream> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    EngineTransport(Connection connection, String socket) {
        this.connection = connection;
        this.socket = socket;
    }

    @Override
    public Response execute(Request request) {
        try {
            if (!request.method().equals("GET")) {
                return exchange(request, fresh(), isWhole(request), this::rest);
            }
            var reused = idle.pollFirst();
            if (reused != null) {
                try {
                    return exchange(request, reused, isWhole(request), this::rest);
                } catch (IOException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    // The engine has let go of it meanwhile, perhaps by a restart: asking again is harmless.
                }
            }
            return exchange(request, fresh(), isWhole(request), this::rest);
        } catch (IOException e) {
            throw new EngineUnavailable(e);
        }
    }

    private void rest(EngineStream stream) {
        if (closed) {
            stream.close();
        } else {
            idle.addFirst(stream);
        }
    }

    /** Puts questions in one go over one stream; answers are handed over as they come. */
    void askAhead(List<String> paths, AnswersAhead answers) throws IOException {
        var requests = paths.stream()
                .map(it -> Request.builder().method("GET").path(it).build())
                .toList();
        var reused = idle.pollFirst();
        if (reused != null) {
            try {
                askAhead(requests, answers, reused);
                return;
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted() || !answers.isEmpty()) {
                    throw e;
                }
                // As above: the engine has let go of it meanwhile.
            }
        }
        askAhead(requests, answers, fresh());
    }

    private void askAhead(List<Request> requests, AnswersAhead answers, EngineStream stream) throws IOException {
        var reusable = false;
        try {
            for (var request : requests) {
                stream.send(request);
            }
            stream.flush();
            for (var request : requests) {
                var response = stream.receive(request);
                var answer = read(response);
                answers.came(
                        request.path(),
                        () -> new EngineResponse(response, answer.json().get(), null));
                reusable = answer.streamGoesOn();
                if (!reusable) {
                    return;
                }
            }
        } finally {
            if (reusable) {
                rest(stream);
            } else {
                stream.close();
            }
        }
    }

    EngineStream fresh() throws IOException {
        try {
            return new EngineStream(connection.openUnixSocket(socket));
        } catch (MachineException e) {
            throw new EngineUnavailable(e);
        }
    }

    /**
     * Puts a request on a stream.
     *
     * @param whole whether an answer in JSON is read to its end at once: only then the stream can serve again
     * @param afterwards takes the stream when it can
     */
    static Response exchange(Request request, EngineStream stream, boolean whole, Consumer<EngineStream> afterwards)
            throws IOException {
        var answered = false;
        try {
            var response = stream.exchange(request);
            var input = request.hijackedInput();
            if (input != null && response.getCode() == 101) {
                pump(input, stream);
            }
            var answer = whole && hasEnd(request, response)
                    ? whole(response, stream, afterwards)
                    : streamed(response, stream);
            answered = true;
            return answer;
        } finally {
            if (!answered) {
                stream.close();
            }
        }
    }

    /** Questions whose answers have an end. */
    private static boolean isWhole(Request request) {
        return request.method().equals("GET")
                && !request.path().contains("/events")
                && !request.path().contains("/stats");
    }

    private static boolean hasEnd(Request request, ClassicHttpResponse response) {
        if (response.getEntity() == null) {
            return response.getCode() == 204 || response.getCode() == 304;
        }
        var type = response.getFirstHeader("Content-Type");
        return request.path().equals("/_ping")
                || (type != null && type.getValue().startsWith("application/json"));
    }

    private static Response whole(ClassicHttpResponse response, EngineStream stream, Consumer<EngineStream> afterwards)
            throws IOException {
        var answer = read(response);
        if (answer.streamGoesOn()) {
            afterwards.accept(stream);
        } else {
            stream.close();
        }
        return new EngineResponse(response, answer.json().get(), null);
    }

    /** @param streamGoesOn whether the answer has an end of its own, and another may follow it */
    private record Whole(Supplier<InputStream> json, boolean streamGoesOn) {}

    private static Whole read(ClassicHttpResponse response) throws IOException {
        var last = response.getFirstHeader("Connection");
        var goesOn = last == null || !last.getValue().equalsIgnoreCase("close");
        var entity = response.getEntity();
        if (entity == null) {
            return new Whole(InputStream::nullInputStream, goesOn);
        }
        byte[] json;
        try (var body = entity.getContent()) {
            json = body.readNBytes(LONGEST_JSON);
        }
        var delimited = entity.isChunked() || entity.getContentLength() >= 0;
        return new Whole(() -> new ByteArrayInputStream(json), goesOn && delimited && json.length < LONGEST_JSON);
    }

    private static Response streamed(ClassicHttpResponse response, EngineStream stream) throws IOException {
        var entity = response.getEntity();
        var body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        return new EngineResponse(response, body, stream);
    }

    private static void pump(InputStream input, EngineStream stream) {
        var thread = new Thread(
                () -> {
                    try (var output = stream.hijacked()) {
                        input.transferTo(output);
                    } catch (IOException e) {
                        // The process has ended before its input; how, its exit code tells.
                    }
                },
                "engine-input");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        EngineStream stream;
        while ((stream = idle.pollFirst()) != null) {
            stream.close();
        }
    }

    /** No answer came from the engine; the cause says why, and may be a {@link MachineException}. */
    static final class EngineUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        EngineUnavailable(@Nullable Exception cause) {
            super(cause);
        }
    }
}
