package dev.overlaylab.checkers.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A route as {@code ip -j -4 route} shows it.
 *
 * @param gateway empty when the destination is on the link itself
 */
public record Route(String destination, String gateway, String device) {
    /** The command whose output {@link #list} reads. */
    public static final String COMMAND = "ip -j -4 route show";

    /** The routes, in the kernel's order. */
    public static List<Route> list(Said said) throws UnclearException {
        var routes = new ArrayList<Route>();
        for (JsonNode route : Json.array(said)) {
            routes.add(new Route(
                    route.path("dst").asText(),
                    route.path("gateway").asText(),
                    route.path("dev").asText()));
        }
        return List.copyOf(routes);
    }

    /** As {@code ip route} prints it. */
    public String shown() {
        return destination + (gateway.isEmpty() ? "" : " via " + gateway) + " dev " + device;
    }
}
