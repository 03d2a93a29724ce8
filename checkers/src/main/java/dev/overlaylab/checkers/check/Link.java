package dev.overlaylab.checkers.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A network interface and its IPv4 addresses, as {@code ip -j -4 addr} shows them. */
record Link(String name, int mtu, List<String> addresses) {
    static final String LIST = "exec ip -j -4 addr show";

    Link {
        addresses = List.copyOf(addresses);
    }

    /** The interfaces of the machine itself. */
    static Trials of(String machine) {
        return Trials.on(machine, LIST);
    }

    static List<Link> parse(Trial trial) {
        var links = new ArrayList<Link>();
        for (var link : Json.of(trial)) {
            var addresses = new ArrayList<String>();
            for (JsonNode address : link.path("addr_info")) {
                addresses.add(address.path("local").asText());
            }
            if (!addresses.isEmpty()) {
                links.add(
                        new Link(link.path("ifname").asText(), link.path("mtu").asInt(), addresses));
            }
        }
        return List.copyOf(links);
    }

    boolean isIn(Subnet subnet) {
        return addresses.stream().anyMatch(subnet::contains);
    }
}
