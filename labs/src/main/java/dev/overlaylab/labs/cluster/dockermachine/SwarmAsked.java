package dev.overlaylab.labs.cluster.dockermachine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the learner asked {@code create} for about classic Swarm; {@link #NONE} for a machine that takes no part in it.
 *
 * @param agent whether its engine joins the cluster
 * @param master whether it serves the cluster
 * @param host where the master listens, such as {@code tcp://0.0.0.0:3376}
 * @param address to be made known instead of the machine's own; usually empty
 * @param options {@code name} or {@code name=value} for the master's program
 * @param joinOptions the same for the agent's
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record SwarmAsked(
        boolean agent,
        boolean master,
        String discovery,
        String strategy,
        String host,
        String address,
        String image,
        List<String> options,
        List<String> joinOptions,
        boolean experimental) {
    static final SwarmAsked NONE = new SwarmAsked(
            false, false, "", "spread", "tcp://0.0.0.0:3376", "", "swarm:latest", List.of(), List.of(), false);

    private static final Pattern DISCOVERY = Pattern.compile("[^:]*://.*");
    private static final Pattern HOST = Pattern.compile("[^:]+://[^:/]+:(\\d{1,5})/?");

    SwarmAsked {
        options = options == null ? List.of() : List.copyOf(options);
        joinOptions = joinOptions == null ? List.of() : List.copyOf(joinOptions);
    }

    /** As typed; a discovery or host that cannot be read is refused. */
    static SwarmAsked of(Arguments typed) {
        var asked = new SwarmAsked(
                typed.has("swarm"),
                typed.has("swarm-master"),
                typed.last("swarm-discovery"),
                or(typed.last("swarm-strategy"), NONE.strategy),
                or(typed.last("swarm-host"), NONE.host),
                typed.last("swarm-addr"),
                or(typed.last("swarm-image"), NONE.image),
                typed.all("swarm-opt"),
                typed.all("swarm-join-opt"),
                typed.has("swarm-experimental"));
        if (!asked.discovery.isEmpty() && !DISCOVERY.matcher(asked.discovery).matches()) {
            throw new Refusal(
                    "Error parsing swarm discovery: Swarm Discovery URL was in the wrong format: " + asked.discovery);
        }
        if (!HOST.matcher(asked.host).matches()) {
            throw new Refusal("Error creating machine: There was an error parsing the url: " + asked.host
                    + " (--swarm-host is tcp://ADDRESS:PORT)");
        }
        return asked;
    }

    private static String or(String typed, String otherwise) {
        return typed.isEmpty() ? otherwise : typed;
    }

    boolean takesPart() {
        return agent || master;
    }

    /** The port that the master serves. */
    int port() {
        var parts = HOST.matcher(host);
        return parts.matches() ? Integer.parseInt(parts.group(1)) : 3376;
    }
}
