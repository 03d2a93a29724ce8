package dev.overlaylab.labs.classicswarm.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.overlaylab.labs.classicswarm.discovery.Entry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an engine says of itself.
 *
 * @param id the engine's own and its address, for a copied machine has a copied ID
 * @param version of the engine
 * @param api the newest version of the interface that it speaks, and the oldest
 * @param ahead how far our clock is before the engine's; zero when they agree within two seconds
 */
public record Specs(
        String id,
        String name,
        String ip,
        int cpus,
        long memory,
        Map<String, String> labels,
        String version,
        String api,
        String oldestApi,
        Duration ahead) {
    /** An engine's label that says what its machine is called, where the host has a name of its own. */
    public static final String MACHINE = "dev.overlaylab.machine";

    private static final Duration WORTH_CORRECTING = Duration.ofSeconds(2);

    /** Before anything is known. */
    static final Specs UNKNOWN = new Specs("", "", "", 0, 0, Map.of(), "", "", "", Duration.ZERO);

    static Specs read(Entry address, JsonNode info, JsonNode version) throws IOException {
        int cpus = info.path("NCPU").asInt();
        long memory = info.path("MemTotal").asLong();
        if (cpus == 0 || memory == 0 || info.path("ServerVersion").asText().startsWith("swarm/")) {
            throw new Refusal(
                    500,
                    "cannot get resources for this engine, make sure " + address
                            + " is a Docker Engine, not a Swarm manager");
        }
        var labels = labels(address, info);
        return new Specs(
                info.path("ID").asText() + "|" + address,
                labels.getOrDefault(MACHINE, info.path("Name").asText()),
                InetAddress.getByName(address.host()).getHostAddress(),
                cpus,
                memory,
                labels,
                version.path("Version").asText(),
                version.path("ApiVersion").asText(),
                version.path("MinAPIVersion").asText("1.12"),
                ahead(info.path("SystemTime").asText()));
    }

    private static Map<String, String> labels(Entry address, JsonNode info) throws Refusal {
        var labels = new LinkedHashMap<String, String>();
        put(labels, "storagedriver", info.path("Driver").asText());
        put(labels, "kernelversion", info.path("KernelVersion").asText());
        put(labels, "operatingsystem", info.path("OperatingSystem").asText());
        put(labels, "ostype", info.path("OSType").asText());
        for (var label : info.path("Labels")) {
            var parts = label.asText().split("=", 2);
            if (parts.length < 2) {
                throw new Refusal(
                        500,
                        "Engine (ID: " + info.path("ID").asText() + ", Addr: " + address
                                + ") contains an invalid label (" + label.asText()
                                + ") not formatted as \"key=value\".");
            }
            if (!parts[0].equals("node")) {
                labels.putIfAbsent(parts[0], parts[1]);
            }
        }
        return Map.copyOf(labels);
    }

    private static void put(Map<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }

    private static Duration ahead(String systemTime) {
        try {
            var ahead = Duration.between(OffsetDateTime.parse(systemTime).toInstant(), Instant.now());
            return ahead.abs().compareTo(WORTH_CORRECTING) < 0 ? Duration.ZERO : ahead;
        } catch (DateTimeParseException unsaid) {
            return Duration.ZERO;
        }
    }
}
