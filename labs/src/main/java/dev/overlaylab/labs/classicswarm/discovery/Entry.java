package dev.overlaylab.labs.classicswarm.discovery;

import java.util.regex.Pattern;

/** An engine's address. */
public record Entry(String host, int port) {
    private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^:\\[\\]/\\s]+):(\\d{1,5})");
    private static final int LAST_PORT = 65535;

    /**
     * Reads {@code HOST:PORT}; an IPv6 address stands in brackets.
     *
     * @throws DiscoveryException when it is none
     */
    public static Entry of(String address) throws DiscoveryException {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new DiscoveryException("address " + address + ": should be of the form ip:port or hostname:port");
        }
        int port = Integer.parseInt(parts.group(2));
        if (port == 0 || port > LAST_PORT) {
            throw new DiscoveryException("address " + address + ": there is no port " + port);
        }
        return new Entry(parts.group(1), port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
