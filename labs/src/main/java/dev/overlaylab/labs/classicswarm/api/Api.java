package dev.overlaylab.labs.classicswarm.api;

import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.http.Answer;
import dev.overlaylab.labs.classicswarm.http.BadHttp;
import dev.overlaylab.labs.classicswarm.http.Exchange;
import dev.overlaylab.labs.classicswarm.http.Handler;
import dev.overlaylab.labs.classicswarm.http.Headers;
import dev.overlaylab.labs.classicswarm.schedule.PlacementException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the call that a request means, and turns what goes wrong into an answer. */
public final class Api implements Handler {
    private static final Pattern VERSIONED = Pattern.compile("(/v[0-9]+\\.[0-9]+)?(/.*)");

    private final Manager manager;
    private final List<Route> routes;

    public Api(Manager manager) {
        this.manager = manager;
        this.routes = Routes.of(manager);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (BadHttp notSpoken) {
            throw notSpoken;
        } catch (PlacementException nowhere) {
            fail(exchange, 500, nowhere.getMessage());
        } catch (Refusal refused) {
            fail(exchange, refused.status(), refused.text());
        } catch (IOException unreachable) {
            if (exchange.answered()) {
                throw unreachable;
            }
            fail(exchange, 500, unreachable.getMessage());
        }
    }

    private void answer(Exchange exchange) throws IOException, PlacementException {
        var request = exchange.request();
        var parts = VERSIONED.matcher(request.path());
        if (!parts.matches()) {
            throw new Refusal(404, "page not found");
        }
        var version = Optional.ofNullable(parts.group(1)).orElse("");
        for (var route : routes) {
            var name = route.match(request.method(), parts.group(2));
            if (name.isPresent()) {
                route.work().answer(new Call(exchange, version, name.get(), request.query(), manager.threads()));
                return;
            }
        }
        throw new Refusal(404, "page not found");
    }

    /** In the form that engines use: clients show the sentence alone. */
    static void fail(Exchange exchange, int status, @org.jspecify.annotations.Nullable String why) throws IOException {
        if (exchange.answered()) {
            throw new IOException(why);
        }
        exchange.send(
                Answer.of(status, Headers.NONE.with("Content-Type", "application/json")),
                Json.bytes(Json.object().put("message", why == null ? "unknown error" : why)));
    }
}
