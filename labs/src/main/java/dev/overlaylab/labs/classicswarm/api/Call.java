package dev.overlaylab.labs.classicswarm.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overlaylab.labs.classicswarm.engine.Engine;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Exchange;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.http.Query;
import dev.overlaylab.labs.classicswarm.http.Relay;
import java.io.IOException;
import java.util.concurrent.Executor;

/**
 * One request, understood.
 *
 * @param version the prefix of its path such as {@code /v1.41}; may be empty
 * @param name what it is about, unescaped; empty for calls about nothing in particular
 * @param query its parameters
 */
record Call(Exchange exchange, String version, String name, Query query, Executor threads) {
    private static final int LONGEST_JSON = 16 * 1024 * 1024;

    void json(int status, JsonNode content) throws IOException {
        exchange.send(Answer.of(status, Headers.NONE.with("Content-Type", "application/json")), Json.bytes(content));
    }

    void empty(int status) throws IOException {
        exchange.send(Answer.of(status, Headers.NONE), new byte[0]);
    }

    void text(int status, String kind, Headers headers, String content) throws IOException {
        exchange.send(Answer.of(status, headers.with("Content-Type", kind)), content.getBytes(UTF_8));
    }

    /** The object that came with the request. */
    ObjectNode body() throws IOException {
        var bytes = exchange.body().readNBytes(LONGEST_JSON + 1);
        if (bytes.length > LONGEST_JSON) {
            throw new Refusal(413, "the request is too long");
        }
        try {
            return Json.parseObject(bytes);
        } catch (IOException malformed) {
            throw new Refusal(
                    400,
                    String.valueOf(malformed.getMessage()).lines().findFirst().orElse("EOF"));
        }
    }

    /** Hands the request on to an engine, at this path there. */
    void pass(Engine engine, String path) throws IOException {
        pass(engine, path, query, Relay.Answered.NOTHING);
    }

    void pass(Engine engine, String path, Query parameters, Relay.Answered answered) throws IOException {
        var request = exchange.request().to(version + path + parameters.text());
        new Relay(threads).pass(exchange, engine.dial(), request, answered);
    }
}
