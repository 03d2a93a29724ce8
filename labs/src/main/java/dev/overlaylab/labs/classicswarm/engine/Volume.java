package dev.overlaylab.labs.classicswarm.engine;

import com.fasterxml.jackson.databind.JsonNode;

/** A volume as one engine lists it. */
public record Volume(Engine engine, JsonNode listed) {
    /** Its name on the engine. */
    public String name() {
        return listed.path("Name").asText();
    }

    /** Whether it is only there. */
    public boolean local() {
        return listed.path("Driver").asText().equals("local");
    }

    /** Its name in the cluster. */
    public String shown() {
        return local() ? engine.specs().name() + "/" + name() : name();
    }
}
