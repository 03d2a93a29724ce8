package dev.overlaylab.labs.classicswarm.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.labs.classicswarm.discovery.Entry;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.Dialler;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.http.Request;
import dev.overlaylab.labs.classicswarm.http.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Asks one engine. */
public final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE_WITH_WORK = Duration.ofMinutes(2);
    private static final int MOST_IDLE = 2;
    private static final byte[] NOTHING = {};

    private final Dialler dialler;
    private final Entry address;
    private final Deque<Wire> idle = new ArrayDeque<>();
    private volatile String version = "";

    Calls(Dialler dialler, Entry address) {
        this.dialler = dialler;
        this.address = address;
    }

    /** From now on this version of the interface is spoken; empty for the engine's own. */
    void speak(String version) {
        this.version = version.isEmpty() ? "" : "/v" + version;
    }

    /** A connection for somebody else to use; it waits for ever. */
    public Wire dial() throws IOException {
        return dialler.dial(address.host(), address.port(), Duration.ZERO);
    }

    /**
     * Asks, and asks again over a fresh connection where an idle one turns out to be dead.
     *
     * @throws Refusal if the engine says no
     */
    public JsonNode get(String target) throws IOException {
        var reused = takeIdle();
        if (reused.isPresent()) {
            try {
                return exchange(reused.get(), request("GET", target, NOTHING), NOTHING);
            } catch (Refusal | SocketTimeoutException answeredOrStuck) {
                throw answeredOrStuck;
            } catch (IOException deadMeanwhile) {
                reused.get().close();
            }
        }
        return exchange(
                dialler.dial(address.host(), address.port(), PATIENCE), request("GET", target, NOTHING), NOTHING);
    }

    /**
     * Has something done.
     *
     * @throws Refusal if the engine says no
     */
    public JsonNode act(String method, String target, Optional<JsonNode> body) throws IOException {
        var bytes = body.map(Json::bytes).orElse(NOTHING);
        var wire = dialler.dial(address.host(), address.port(), PATIENCE);
        wire.patience(PATIENCE_WITH_WORK);
        return exchange(wire, request(method, target, bytes), bytes);
    }

    /** Everything that an answer of several objects says, one after the other, until it ends. */
    public List<JsonNode> list(String target) throws IOException {
        try (var wire = dialler.dial(address.host(), address.port(), PATIENCE)) {
            var all = new ArrayList<JsonNode>();
            Json.each(follow(target, wire), all::add);
            return all;
        }
    }

    /** Begins to listen to an answer that does not end; closing the wire ends it. */
    InputStream follow(String target, Wire wire) throws IOException {
        wire.send(request("GET", target, NOTHING), NOTHING);
        var answer = wire.answer();
        var body = wire.body(answer, "GET");
        if (!answer.ok()) {
            throw refusal(answer, body.readNBytes(64 * 1024));
        }
        return body;
    }

    private JsonNode exchange(Wire wire, Request request, byte[] body) throws IOException {
        try {
            wire.send(request, body);
            var answer = wire.answer();
            var content = wire.body(answer, request.method()).readAllBytes();
            if (answer.headers().lists("Connection", "close")) {
                wire.close();
            } else {
                putBack(wire);
            }
            if (!answer.ok()) {
                throw refusal(answer, content);
            }
            return Json.parse(content);
        } catch (Refusal answered) {
            throw answered;
        } catch (IOException broken) {
            wire.close();
            throw broken;
        }
    }

    private Request request(String method, String target, byte[] body) {
        var headers = Headers.NONE.with("Host", address.toString()).with("User-Agent", "swarm");
        if (!method.equals("GET")) {
            headers = headers.with("Content-Type", "application/json")
                    .with("Content-Length", String.valueOf(body.length));
        }
        return Request.of(method, version + target, headers);
    }

    /** Why an engine refused, from the two forms in which engines have said it. */
    public static Refusal refusal(Answer answer, byte[] content) {
        var text = new String(content, UTF_8).strip();
        try {
            text = Json.parse(content).path("message").asText(text);
        } catch (IOException plain) {
            // Then the text itself is the reason.
        }
        return new Refusal(answer.status(), text.isEmpty() ? answer.reason() : text);
    }

    private Optional<Wire> takeIdle() {
        synchronized (idle) {
            return Optional.ofNullable(idle.pollLast());
        }
    }

    private void putBack(Wire wire) throws IOException {
        wire.patience(PATIENCE);
        synchronized (idle) {
            if (idle.size() < MOST_IDLE) {
                idle.addLast(wire);
                return;
            }
        }
        wire.close();
    }

    void close() {
        synchronized (idle) {
            idle.forEach(Wire::close);
            idle.clear();
        }
    }
}
