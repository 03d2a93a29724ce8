package dev.overlaylab.labs.classicswarm.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** Something happened on an engine. */
public record ClusterEvent(Engine engine, JsonNode told) {
    /** What kind of thing it happened to. */
    String type() {
        return told.path("Type").asText("container");
    }

    /** What happened; what an action is about may follow behind a colon. */
    public String action() {
        var action = told.path("Action").asText(told.path("status").asText());
        int colon = action.indexOf(':');
        return colon < 0 ? action : action.substring(0, colon);
    }

    /** What it happened to. */
    String id() {
        return told.path("Actor").path("ID").asText(told.path("id").asText());
    }

    /** The container that a network's event is about. */
    String container() {
        return told.path("Actor").path("Attributes").path("container").asText();
    }
}
