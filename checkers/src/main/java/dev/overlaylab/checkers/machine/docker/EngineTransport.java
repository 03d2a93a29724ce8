package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.overlaylab.checkers.machine.Connection;
import dev.overlaylab.checkers.machine.MachineException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
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
    private static final int LONGEST_JSON = 64 * 1024 * 1024;

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
                return exchange(request, fresh());
            }
            var reused = idle.pollFirst();
            if (reused != null) {
                try {
                    return exchange(request, reused);
                } catch (IOException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    // The engine has let go of it meanwhile, perhaps by a restart: asking again is harmless.
                }
            }
            return exchange(request, fresh());
        } catch (IOException e) {
            throw new EngineUnavailable(e);
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
            if (reusable && !closed) {
                idle.addFirst(stream);
            } else {
                stream.close();
            }
        }
    }

    private EngineStream fresh() throws IOException {
        try {
            return new EngineStream(connection.openUnixSocket(socket));
        } catch (MachineException e) {
            throw new EngineUnavailable(e);
        }
    }

    private Response exchange(Request request, EngineStream stream) throws IOException {
        var answered = false;
        try {
            var response = stream.exchange(request);
            var input = request.hijackedInput();
            if (input != null && response.getCode() == 101) {
                pump(input, stream);
            }
            var answer = isWhole(request, response) ? whole(response, stream) : streamed(response, stream);
            answered = true;
            return answer;
        } finally {
            if (!answered) {
                stream.close();
            }
        }
    }

    /** Answers that have an end are read to it at once: only then the stream can serve again. */
    private static boolean isWhole(Request request, ClassicHttpResponse response) {
        if (request.path().equals("/_ping")) {
            return response.getEntity() != null;
        }
        var type = response.getFirstHeader("Content-Type");
        return request.method().equals("GET")
                && response.getEntity() != null
                && type != null
                && type.getValue().startsWith("application/json")
                && !request.path().contains("/events")
                && !request.path().contains("/stats");
    }

    private Response whole(ClassicHttpResponse response, EngineStream stream) throws IOException {
        var answer = read(response);
        if (answer.streamGoesOn() && !closed) {
            idle.addFirst(stream);
        } else {
            stream.close();
        }
        return new EngineResponse(response, answer.json().get(), null);
    }

    /** @param streamGoesOn whether the answer has an end of its own, and another may follow it */
    private record Whole(Supplier<InputStream> json, boolean streamGoesOn) {}

    private static Whole read(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            throw new IOException("an answer without content, status " + response.getCode());
        }
        byte[] json;
        try (var body = entity.getContent()) {
            json = body.readNBytes(LONGEST_JSON);
        }
        var last = response.getFirstHeader("Connection");
        var delimited = entity.isChunked() || entity.getContentLength() >= 0;
        return new Whole(
                () -> new ByteArrayInputStream(json),
                delimited
                        && json.length < LONGEST_JSON
                        && (last == null || !last.getValue().equalsIgnoreCase("close")));
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
