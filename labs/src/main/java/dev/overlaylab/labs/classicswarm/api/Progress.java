package dev.overlaylab.labs.classicswarm.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.labs.classicswarm.engine.Calls;
import dev.overlaylab.labs.classicswarm.engine.Json;
import dev.overlaylab.labs.classicswarm.engine.Refusal;
import dev.overlaylab.labs.classicswarm.http.Wire;
import java.io.IOException;
import java.util.function.Consumer;

/** What an engine tells of an image that it is taking, message by message, until it has it. */
final class Progress {
    private static final int LONGEST_REFUSAL = 64 * 1024;

    private Progress() {}

    /**
     * Hears an engine out that was asked already.
     *
     * @param failing what to say before the engine's own words when it reports a failure under way
     * @throws Refusal if it does not take it
     */
    static void of(Wire wire, String failing, Consumer<JsonNode> message) throws IOException {
        var answer = wire.answer();
        var body = wire.body(answer, "POST");
        if (!answer.ok()) {
            throw Calls.refusal(answer, body.readNBytes(LONGEST_REFUSAL));
        }
        Json.each(body, told -> {
            if (told.has("error")) {
                throw new Refusal(500, failing + ": " + told.path("error").asText());
            }
            message.accept(told);
        });
    }
}
