package dev.overlaylab.checkers.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * The agents that a Consul agent knows and takes for alive, by their addresses; none when no agent answered.
 *
 * @param shown the answer, for a finding
 */
public record ConsulAgents(List<String> alive, String shown) {
    private static final int ALIVE = 1;

    public ConsulAgents {
        alive = List.copyOf(alive);
    }

    /** The command whose output {@link #of} reads. */
    public static String command(String authority) {
        return Http.command("http://" + authority + "/v1/agent/members");
    }

    /** Those of the list; unclear when something answered with success, but with no list. */
    public static ConsulAgents of(Said said) throws UnclearException {
        var http = Http.of(said);
        if (http.status() != 200) {
            return new ConsulAgents(List.of(), http.shown());
        }
        var alive = new ArrayList<String>();
        for (var member : Json.array(new Said(0, http.body()))) {
            if (member.path("Status").asInt() == ALIVE) {
                alive.add(member.path("Addr").asText());
            }
        }
        return new ConsulAgents(alive, String.join(", ", alive));
    }
}
