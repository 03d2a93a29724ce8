package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Image;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.http.Query;
import dev.overlaylab.labs.classicswarm.http.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Has an engine fetch an image.
 *
 * @param auth as the client gave it for the registry
 */
record Pull(String image, Optional<String> auth) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Fetches it, telling how far it is.
     *
     * @throws IOException if it cannot be had
     */
    void on(Engine engine, Consumer<JsonNode> progress) throws IOException {
        var named = Image.Reference.parse(image);
        var parameters = new Query(List.of(
                new Query.Parameter("fromImage", named.name()),
                new Query.Parameter("tag", named.tag().isEmpty() ? "latest" : named.tag())));
        var headers = Headers.NONE.with("Host", engine.address().toString()).with("Content-Length", "0");
        if (auth.isPresent()) {
            headers = headers.with("X-Registry-Auth", auth.get());
        }
        try (var wire = engine.dial()) {
            wire.patience(PATIENCE);
            var target = "/v" + engine.api() + "/images/create" + parameters.text();
            wire.send(Request.of("POST", target, headers), new byte[0]);
            Progress.of(wire, "Failed to load " + image, progress);
        }
    }
}
