package dev.overlaylab.checkers.machine.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Requests that follow each other at once share a stream of their own, so that each further one costs no channel. None is sent
 * twice: where the stream has gone, the one that was sent on it fails, and the next gets a fresh one.
 *
 * <p>What a process prints comes over a stream that is good for nothing else, and so goes another way.
 */
final class EngineLine implements DockerHttpClient {
    private final EngineTransport engine;
    private final AtomicReference<@Nullable EngineStream> resting = new AtomicReference<>();

    EngineLine(EngineTransport engine) {
        this.engine = engine;
    }

    @Override
    public Response execute(Request request) {
        if (request.path().contains("/attach")) {
            return engine.execute(request);
        }
        try {
            var rested = resting.getAndSet(null);
            return EngineTransport.exchange(request, rested == null ? engine.fresh() : rested, true, this::rest);
        } catch (IOException e) {
            throw new EngineTransport.EngineUnavailable(e);
        }
    }

    private void rest(EngineStream stream) {
        var other = resting.getAndSet(stream);
        if (other != null) {
            other.close();
        }
    }

    @Override
    public void close() {
        var rested = resting.getAndSet(null);
        if (rested != null) {
            rested.close();
        }
    }
}
