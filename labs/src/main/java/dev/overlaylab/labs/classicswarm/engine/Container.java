package dev.overlaylab.labs.classicswarm.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.labs.classicswarm.schedule.SwarmLabels;
import java.util.List;
import java.util.Map;

/**
 * A container and the engine that has it.
 *
 * @param listed as the engine lists it
 * @param inspected as the engine inspects it
 */
public record Container(Engine engine, JsonNode listed, JsonNode inspected) {
    /** The engine's ID of it. */
    public String id() {
        return listed.path("Id").asText();
    }

    /** The ID that the cluster gave it; empty when it was made on the engine alone. */
    public String swarmId() {
        return labels().getOrDefault(SwarmLabels.ID, "");
    }

    /** Its names, each with its slash. */
    public List<String> names() {
        return Json.texts(listed.path("Names"));
    }

    /** Its name without a slash, as the engine inspects it. */
    public String name() {
        var name = inspected.path("Name").asText();
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** As it was asked for. */
    public String image() {
        return listed.path("Image").asText();
    }

    /** Its labels. */
    public Map<String, String> labels() {
        return Json.map(inspected.path("Config").path("Labels"));
    }

    /** Its state as the engine inspects it. */
    public JsonNode state() {
        return inspected.path("State");
    }

    /** Whether its processes are there, frozen or not. */
    public boolean running() {
        return state().path("Running").asBoolean();
    }

    /** Whether its processes are frozen. */
    public boolean paused() {
        return state().path("Paused").asBoolean();
    }

    /** The memory that is kept for it. */
    public long memory() {
        return inspected.path("HostConfig").path("Memory").asLong();
    }

    /** The CPUs that are kept for it: classic Swarm reads the shares of 1,024 as a part of all CPUs. */
    public long cpus() {
        return inspected.path("HostConfig").path("CpuShares").asLong()
                * engine.specs().cpus()
                / 1024;
    }
}
