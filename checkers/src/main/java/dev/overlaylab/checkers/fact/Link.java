package dev.overlaylab.checkers.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A network interface and its IPv4 addresses, as {@code ip -j -4 addr} shows them. */
public record Link(String name, int mtu, List<String> addresses) {
    /** The command whose output {@link #list} reads. */
    public static final String COMMAND = "ip -j -4 addr show";

    public Link {
        addresses = List.copyOf(addresses);
    }

    /** The interfaces that have an address. */
    public static List<Link> list(Said said) throws UnclearException {
        var links = new ArrayList<Link>();
        for (var link : Json.array(said)) {
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

    /** Whether one of its addresses is in the subnet. */
    public boolean isIn(Subnet subnet) {
        return addresses.stream().anyMatch(subnet::contains);
    }
}
