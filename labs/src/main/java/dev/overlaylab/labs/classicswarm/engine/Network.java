package dev.overlaylab.labs.classicswarm.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** A network as one engine lists it. */
public record Network(Engine engine, JsonNode listed) {
    private static final Set<String> BUILT_IN = Set.of("none", "host", "bridge");

    /** Its ID; a global network has the same on every engine. */
    public String id() {
        return listed.path("Id").asText();
    }

    /** Its name on the engine. */
    public String name() {
        return listed.path("Name").asText();
    }

    /** Whether every engine of the cluster has it. */
    public boolean global() {
        return !listed.path("Scope").asText("local").equals("local");
    }

    /** Whether it is one of those that every engine begins with. */
    public boolean builtIn() {
        return BUILT_IN.contains(name());
    }

    /** Its name in the cluster: with the node before it where another node may have one of the same name. */
    public String shown() {
        return global() ? name() : engine.specs().name() + "/" + name();
    }
}
