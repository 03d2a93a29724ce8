package dev.overlaylab.checkers.fact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** To which host an overlay sends the frames for which MAC address, as {@code bridge fdb} shows it. */
public record Forwarding(Map<String, String> hosts) {
    private static final Pattern ENTRY = Pattern.compile("([0-9a-f:]{17}) .*\\bdst (\\S+).*");

    public Forwarding {
        hosts = Map.copyOf(hosts);
    }

    /** Lists the entries of the network whose full ID is given; to be run on a host that has a container on it. */
    public static String command(String networkId) {
        var begin = networkId.replaceAll("[^0-9a-z]", "");
        return "ns=$(ls -d /run/docker/netns/*-" + begin.substring(0, Math.min(10, begin.length()))
                + " | head -n 1) && test -n \"$ns\" && exec nsenter --net=\"$ns\" bridge fdb show";
    }

    /** The entries that lead to other hosts. */
    public static Forwarding of(Said said) throws UnclearException {
        if (!said.succeeded()) {
            throw new UnclearException(said);
        }
        var hosts = new HashMap<String, String>();
        said.output().lines().map(String::strip).forEach(line -> {
            var entry = ENTRY.matcher(line);
            if (entry.matches()) {
                hosts.put(entry.group(1), entry.group(2));
            }
        });
        return new Forwarding(hosts);
    }

    /** Where frames for that MAC address are sent. */
    public Optional<String> to(String mac) {
        return Optional.ofNullable(hosts.get(mac));
    }
}
