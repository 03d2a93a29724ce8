package dev.overlaylab.checkers.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A route as {@code ip -j -4 route} shows it.
 *
 * @param gateway empty when the destination is on the link itself
 */
record Route(String destination, String gateway, String device) {
    static final String LIST = "exec ip -j -4 route show";

    static List<Route> parse(Trial trial) {
        var routes = new ArrayList<Route>();
        for (JsonNode route : Json.of(trial)) {
            routes.add(new Route(
                    route.path("dst").asText(),
                    route.path("gateway").asText(),
                    route.path("dev").asText()));
        }
        return List.copyOf(routes);
    }

    /** As {@code ip route} prints it. */
    String shown() {
        return destination + (gateway.isEmpty() ? "" : " via " + gateway) + " dev " + device;
    }
}
